import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { KeyPurpose, RingKey } from '../../src/keyring/keyring.ts';
import { unwrapKey } from '../../src/keyring/wrap.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import { policyVersion } from '../../src/policy/policy.ts';
import { challengeOf } from '../../src/sealed-ceremony/challenge.ts';
import { cookieHash, cookieSuffix } from '../../src/sealed-ceremony/cookie.ts';
import { sealBox } from '../../src/sealed-ceremony/sealed-box.ts';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

const masterKey = randomBytes(32);
const minute = 60_000;

/** The key of a purpose, as a thief has it who read the process's memory. */
function stolen(database: DatabaseFile, purpose: KeyPurpose): RingKey {
  const [row] = database.run('SELECT * FROM keyring WHERE purpose = ? AND retires IS NULL', purpose);
  const id = String(row?.id);
  const secret = unwrapKey(masterKey, { id, purpose }, row?.wrapped as Uint8Array);
  assert.ok(secret);
  return { id: new Uint8Array(Buffer.from(id, 'hex')), secret, retires: null };
}

interface Times {
  readonly issued: number;
  readonly expires: number;
}

/** A sign-in that the thief sealed, with a cookie to fit: what finishing it answers. */
async function forgedSignIn(browser: Browser, key: RingKey, { issued, expires }: Times): Promise<string> {
  const nonce = randomBytes(16);
  const cookie = 'forged';
  const token = sealBox(key, 'ceremony', nonce, {
    kind: 'sign-in',
    rp: 'default',
    origin: browser.origin,
    issued,
    expires,
    userVerification: 'preferred',
    mediation: 'optional',
    extensions: [],
    named: null,
    policy: policyVersion(checkPolicy({})),
    cookie: cookieHash(cookie),
  });
  browser.cookies.set(`__Host-signet-c-${cookieSuffix(nonce)}`, cookie);
  const { options } = await browser.ok('signInBegin', {});
  const authenticator = createAuthenticator();
  const { options: creation } = await browser.ok('signUpBegin', { username: 'Mallory' });
  authenticator.create(creation, { origin: browser.origin });
  const challenge = Buffer.from(challengeOf(key, token)).toString('base64url');
  const response = authenticator.get({ ...options, challenge }, { origin: browser.origin });
  const body = { ceremony: Buffer.from(token).toString('base64url'), response };
  return ((await (await browser.ask('signInFinish', body)).json()) as { code: string }).code;
}

async function forgedTicket(browser: Browser, key: RingKey, times: Times): Promise<string> {
  const content = { rp: 'default', externalId: 'victim', username: 'Victim', displayName: 'Victim', ...times };
  const ticket = Buffer.from(sealBox(key, 'enrolment-ticket', randomBytes(16), content)).toString('base64url');
  const answer = (await (await browser.ask('enrolBegin', { ticket })).json()) as { code?: string };
  return answer.code ?? 'begun';
}

/** A check of an address that never had a code, for the account that is signed in. */
async function forgedCheck(browser: Browser, key: RingKey, times: Times): Promise<string> {
  const { session } = await browser.ok('session', null);
  const { email: replaces } = await browser.ok('email', null);
  const content = { account: session?.account.id, email: 'eve@example.org', replaces, code: '12345678', ...times };
  const check = Buffer.from(sealBox(key, 'email-check', randomBytes(16), content)).toString('base64url');
  const answer = (await (await browser.ask('emailFinish', { check, code: '12345678' })).json()) as { code?: string };
  return answer.code ?? 'set';
}

describe('who has a key of the ring', () => {
  it('seals no ceremony that lives longer than any policy lets it', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, masterKey });
    const key = stolen(database, 'ceremony');
    const lasting = (lifetime: number) =>
      forgedSignIn(site.browser(), key, { issued: site.now, expires: site.now + lifetime });
    assert.equal(await lasting(10 * minute), 'credential_unknown');
    assert.equal(await lasting(10 * minute + 1), 'ceremony_malformed');
  });

  it('seals no ticket that lives longer, or that is of the future', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, masterKey });
    const key = stolen(database, 'enrolment-ticket');
    const ticket = (issued: number, lifetime: number) =>
      forgedTicket(site.browser(), key, { issued, expires: issued + lifetime });
    assert.equal(await ticket(site.now, 60 * minute), 'begun');
    assert.equal(await ticket(site.now, 60 * minute + 1), 'ticket_invalid');
    assert.equal(await ticket(site.now + minute, minute), 'begun');
    assert.equal(await ticket(site.now + minute + 1, minute), 'ticket_invalid');
  });

  it('seals no check of an address that lives longer, is of the future, or once the key has retired', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey, mail: 'outbox' } as const;
    await using before = await openSite(settings);
    const browser = before.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const key = stolen(database, 'email-check');
    const check = (issued: number, lifetime: number) =>
      forgedCheck(browser, key, { issued, expires: issued + lifetime });
    assert.equal(await check(before.now, 15 * minute), 'set');
    assert.equal(await check(before.now, 15 * minute + 1), 'email_check_invalid');
    assert.equal(await check(before.now + minute, minute), 'set');
    assert.equal(await check(before.now + minute + 1, minute), 'email_check_invalid');
    const retires = before.now + 1;
    database.run('UPDATE keyring SET retires = ?', retires);
    await using site = await openSite(settings);
    const after = site.browser();
    for (const [name, value] of browser.cookies) after.cookies.set(name, value);
    const late = (issued: number) => forgedCheck(after, key, { issued, expires: issued + minute });
    assert.equal(await late(retires - 1), 'set');
    assert.equal(await late(retires), 'email_check_invalid');
  });

  it('has nothing of it once the key has retired and what it sealed is over, whatever times they write', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey };
    await using before = await openSite(settings);
    const keys = [stolen(database, 'ceremony'), stolen(database, 'enrolment-ticket')] as const;
    const genuine = await before.signet.enrolmentTicket({ externalId: 'user-17', username: 'Ada' });
    const retires = before.now + 1;
    database.run('UPDATE keyring SET retires = ?', retires);
    await using site = await openSite(settings);
    const times = (issued: number) => ({ issued, expires: issued + 10 * minute });
    const forge = async (issued: number) => [
      await forgedSignIn(site.browser(), keys[0], times(issued)),
      await forgedTicket(site.browser(), keys[1], times(issued)),
    ];
    await site.browser().ok('enrolBegin', { ticket: genuine });
    assert.deepEqual(await forge(retires), ['ceremony_key_unknown', 'ticket_invalid']);
    assert.deepEqual(await forge(retires - 1), ['credential_unknown', 'begun']);
    site.pass(10 * minute);
    assert.deepEqual(await forge(retires - 1), ['challenge_expired', 'ticket_expired']);
    site.pass(1);
    const lasting = { issued: retires - 1, expires: retires + 60 * minute - 1 };
    assert.equal(await forgedSignIn(site.browser(), keys[0], lasting), 'ceremony_key_unknown');
    site.pass(50 * minute - 1);
    assert.equal(await forgedTicket(site.browser(), keys[1], lasting), 'ticket_expired');
    site.pass(1);
    assert.equal(await forgedTicket(site.browser(), keys[1], lasting), 'ticket_invalid');
  });
});
