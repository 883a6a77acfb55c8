import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type {
  AuthenticationResponseJSON,
  CredentialDescriptor,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@signet/webauthn';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { expectedAuthentication, expectedRegistration } from '../ceremonies/scene.ts';
import type { GuideModules } from './guide-code.ts';
import { guideModules } from './guide-code.ts';
import { withAuthenticator } from './page.ts';

interface Server {
  newVaultInput(): Uint8Array;
  creationOptions(
    user: { id: Uint8Array; name: string; displayName: string },
    passkeys: readonly CredentialDescriptor[],
  ): PublicKeyCredentialCreationOptionsJSON;
  unlockOptions(passkeys: readonly CredentialDescriptor[], input: Uint8Array): PublicKeyCredentialRequestOptionsJSON;
}
interface Passkey {
  readonly id: string;
  readonly secret: Uint8Array;
}
interface Vault {
  readonly keys: readonly { readonly id: string; readonly iv: Uint8Array; readonly wrapped: Uint8Array }[];
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
}
interface Page {
  unlock(options: PublicKeyCredentialRequestOptionsJSON): Promise<Passkey & { response: AuthenticationResponseJSON }>;
  withoutSecret(response: RegistrationResponseJSON): RegistrationResponseJSON;
  createVault(plaintext: string, passkeys: readonly Passkey[]): Promise<Vault>;
  openVault(vault: Vault, passkey: Passkey): Promise<string>;
  addPasskey(vault: Vault, opener: Passkey, added: Passkey): Promise<Vault>;
  rekeyVault(vault: Vault, opener: Passkey, staying: readonly Passkey[]): Promise<Vault>;
  newRecoveryKey(): Passkey;
}

const user = { id: new Uint8Array(32).fill(3), name: 'ada', displayName: 'Ada' };
const origin = 'https://example.org';
const TEXT = 'the quick brown fox';

/** The code of docs/guides/prf.md, as it stands there. */
describe('the guide to prf', () => {
  let guide: GuideModules;
  let server: Server;
  let page: Page;
  let input: Uint8Array;

  before(async () => {
    guide = await guideModules('prf.md');
    server = (await guide.load('server.js')) as Server;
    page = (await guide.load('vault.js')) as Page;
    input = server.newVaultInput();
  });
  after(async () => guide.remove());

  function register(authenticator: Authenticator): RegistrationResponseJSON {
    return authenticator.create(server.creationOptions(user, []), { origin });
  }

  async function unlock(authenticator: Authenticator): ReturnType<Page['unlock']> {
    const restore = withAuthenticator(authenticator);
    try {
      const passkeys = authenticator.credentials.map(({ id }) => ({ id, transports: [] }));
      return await page.unlock(server.unlockOptions(passkeys, input));
    } finally {
      restore();
    }
  }

  async function passkey(device: string): Promise<Passkey> {
    const authenticator = createAuthenticator({ seed: 'the guide to prf', device });
    register(authenticator);
    return unlock(authenticator);
  }

  it('keeps the secret in the page, and the response good', async () => {
    const authenticator = createAuthenticator({ transports: ['usb'], backupEligible: false });
    const options = server.creationOptions(user, []);
    const created = page.withoutSecret(authenticator.create(options, { origin }));
    const extensions = { requested: ['credProps', 'prf'], unsolicited: 'refused' } as const;
    const challenge = Buffer.from(options.challenge, 'base64url');
    const registered = verifyRegistration(parseRegistration(created), {
      ...expectedRegistration,
      challenge,
      extensions,
    });
    assert.deepEqual(registered.extensions.prf, { enabled: true, results: null });

    const { secret, response } = await unlock(authenticator);
    assert.equal(secret.length, 32);
    assert.ok(!JSON.stringify(response).includes(Buffer.from(secret).toString('base64url')));
    const parsed = parseAuthentication(response);
    const record = { ...registered, id: registered.credentialId, userHandle: user.id };
    const verified = verifyAuthentication(
      parsed,
      { ...expectedAuthentication, challenge: parsed.challenge, extensions },
      record,
    );
    assert.equal(verified.extensions.prf, undefined);
  });

  it('takes results out of a registration too', () => {
    const options = server.creationOptions(user, []);
    const asked = { ...options, extensions: { prf: { eval: { first: 'AQID' } } } };
    const created = createAuthenticator().create(asked, { origin });
    assert.match(JSON.stringify(created.clientExtensionResults), /results/u);
    assert.deepEqual(page.withoutSecret(created).clientExtensionResults, { prf: { enabled: true } });
  });

  it('opens a vault again with the same passkey, and with no other', async () => {
    const [a, b] = [await passkey('a'), await passkey('b')];
    const vault = await page.createVault(TEXT, [a]);
    assert.equal(await page.openVault(vault, await passkey('a')), TEXT);
    await assert.rejects(page.openVault(vault, b), /does not open this vault/u);
    await assert.rejects(page.openVault(vault, { id: a.id, secret: b.secret }), { name: 'OperationError' });
    assert.ok(!Buffer.from(vault.ciphertext).includes(TEXT));
  });

  it('gives another secret for another input', async () => {
    const one = await passkey('a');
    input = server.newVaultInput();
    assert.notDeepEqual((await passkey('a')).secret, one.secret);
  });

  it('opens by any of several passkeys, and by the recovery key', async () => {
    const [a, b, recovery] = [await passkey('a'), await passkey('b'), page.newRecoveryKey()];
    const one = await page.createVault(TEXT, [a, recovery]);
    const two = await page.addPasskey(one, a, b);
    assert.deepEqual(two.ciphertext, one.ciphertext, 'the text stays as it is');
    for (const opener of [a, b, recovery]) assert.equal(await page.openVault(two, opener), TEXT);
    await assert.rejects(page.openVault(one, b), /does not open/u);
    const twice = await page.addPasskey(two, b, a);
    assert.equal(twice.keys.length, 3);
  });

  it('is closed to a passkey that was left out', async () => {
    const [a, b] = [await passkey('a'), await passkey('b')];
    const vault = await page.createVault(TEXT, [a, b]);
    const rekeyed = await page.rekeyVault(vault, b, [b]);
    assert.equal(await page.openVault(rekeyed, b), TEXT);
    const kept = vault.keys.find(({ id }) => id === a.id) ?? assert.fail();
    await assert.rejects(page.openVault({ ...rekeyed, keys: [kept] }, a), { name: 'OperationError' });
  });

  it('notices a changed byte', async () => {
    const a = await passkey('a');
    const vault = await page.createVault(TEXT, [a]);
    const ciphertext = vault.ciphertext.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
    await assert.rejects(page.openVault({ ...vault, ciphertext }, a), { name: 'OperationError' });
  });

  it('loses the vault with the passkey that another takes the place of', async () => {
    const authenticator = createAuthenticator();
    register(authenticator);
    const vault = await page.createVault(TEXT, [await unlock(authenticator)]);
    register(authenticator);
    assert.equal(authenticator.credentials.length, 1);
    await assert.rejects(page.openVault(vault, await unlock(authenticator)), /does not open this vault/u);
  });

  it('says where a passkey has no such function', async () => {
    const authenticator = createAuthenticator({ extensions: [] });
    register(authenticator);
    await assert.rejects(unlock(authenticator), /no pseudo-random function/u);
  });
});
