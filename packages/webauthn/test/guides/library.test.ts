import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createAuthenticator, forgeAuthentication } from '@signet/testkit';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import type { GuideModules } from './guide-code.ts';
import { guideModules } from './guide-code.ts';

interface Account {
  readonly userHandle: Uint8Array;
  readonly name: string;
}
interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly person?: string;
  readonly account?: Account;
  readonly userVerified?: boolean;
}
interface Server {
  beginRegistration(browser: string, account: Account): PublicKeyCredentialCreationOptionsJSON;
  finishRegistration(browser: string, account: Account, response: unknown): Answer;
  beginSignIn(browser: string): PublicKeyCredentialRequestOptionsJSON;
  finishSignIn(browser: string, response: unknown): Answer;
}
interface Store {
  createAccount(name: string): Account;
  findPasskey(id: Uint8Array): { signCount: number } | undefined;
}

const origin = 'https://example.org';

/** The code of docs/guides/library.md, as it stands there. */
describe('the guide to the library alone', () => {
  let guide: GuideModules;
  let server: Server;
  let store: Store;

  before(async () => {
    guide = await guideModules('library.md');
    server = (await guide.load('server.js')) as Server;
    store = (await guide.load('passkeys.js')) as Store;
  });
  after(async () => guide.remove());

  function signedUp(
    name: string,
    authenticator = createAuthenticator(),
  ): { account: Account } & { authenticator: typeof authenticator } {
    const account = store.createAccount(name);
    const options = server.beginRegistration(name, account);
    assert.deepEqual(server.finishRegistration(name, account, authenticator.create(options, { origin })), {
      status: 201,
    });
    return { account, authenticator };
  }

  it('registers, signs in, and knows who it was', () => {
    const { account, authenticator } = signedUp('ada');
    const answer = server.finishSignIn('a', authenticator.get(server.beginSignIn('a'), { origin }));
    assert.deepEqual(answer, { status: 200, account, userVerified: true });
  });

  it('keeps the highest counter', () => {
    const { authenticator } = signedUp('bea', createAuthenticator({ counter: 'rising', backupEligible: false }));
    server.finishSignIn('b', authenticator.get(server.beginSignIn('b'), { origin }));
    server.finishSignIn('b', authenticator.get(server.beginSignIn('b'), { origin }));
    const [credential] = authenticator.credentials;
    const passkey = store.findPasskey(credential?.id ?? assert.fail());
    assert.ok((passkey?.signCount ?? 0) > 1);
    assert.equal(passkey?.signCount, credential?.signCount);
  });

  it('refuses an answer twice, and one that failed before', () => {
    const { authenticator } = signedUp('cleo');
    const response = authenticator.get(server.beginSignIn('c'), { origin });
    assert.equal(server.finishSignIn('c', response).status, 200);
    assert.equal(server.finishSignIn('c', response).code, 'challenge_used');
    const later = authenticator.get(server.beginSignIn('c'), { origin });
    assert.equal(server.finishSignIn('c', null).code, 'bad_shape');
    assert.equal(server.finishSignIn('c', later).code, 'challenge_used');
  });

  it('refuses the challenge of a registration, and that of another browser', () => {
    const { account, authenticator } = signedUp('dora');
    server.beginRegistration('d', account);
    const asked = server.beginSignIn('e');
    assert.equal(server.finishSignIn('d', authenticator.get(asked, { origin })).code, 'challenge_used');
    const own = server.beginSignIn('d');
    assert.notEqual(own.challenge, asked.challenge);
    assert.equal(server.finishSignIn('d', authenticator.get(asked, { origin })).code, 'challenge_mismatch');
  });

  it('refuses another origin, a changed signature and an unknown passkey, in words', () => {
    const { authenticator } = signedUp('emmy');
    const elsewhere = authenticator.get(server.beginSignIn('f'), { origin: 'https://example.org.evil.com' });
    const refused = server.finishSignIn('f', elsewhere);
    assert.deepEqual([refused.status, refused.code], [400, 'origin_mismatch']);
    assert.match(refused.person ?? '', /\w+\.$/u);
    const made = authenticator.makeAuthentication(server.beginSignIn('f'), { origin });
    const forged = forgeAuthentication(made).signature((bytes) => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1));
    assert.equal(server.finishSignIn('f', forged.response()).code, 'bad_signature');
    const stranger = createAuthenticator();
    stranger.create(server.beginRegistration('g', store.createAccount('fay')), { origin });
    const unknown = server.finishSignIn('f', stranger.get(server.beginSignIn('f'), { origin }));
    assert.deepEqual([unknown.status, unknown.code], [404, 'credential_unknown']);
  });

  it('refuses a credential id that somebody has', () => {
    const authenticator = createAuthenticator({ seed: 'one' });
    signedUp('gina', authenticator);
    const other = store.createAccount('hana');
    const twin = createAuthenticator({ seed: 'one' });
    const response = twin.create(server.beginRegistration('h', other), { origin });
    assert.deepEqual(server.finishRegistration('h', other, response).code, 'credential_exists');
  });

  it('lists the passkeys of the account that an authenticator must not have twice', () => {
    const { account, authenticator } = signedUp('iris');
    const options = server.beginRegistration('i', account);
    assert.equal(options.excludeCredentials?.length, 1);
    assert.throws(() => authenticator.create(options, { origin }), { name: 'InvalidStateError' });
  });
});
