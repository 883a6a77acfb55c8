import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { deviceBound } from '../scene/attested.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

describe('sign-up', () => {
  it('makes an account with a passkey and opens a session', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const { session } = await browser.signUp(createAuthenticator(), 'Ada');
    assert.equal(session.account.username, 'Ada');
    assert.equal(session.account.displayName, 'Ada');
    assert.equal(Buffer.from(session.account.userHandle, 'base64url').length, 32);
    assert.deepEqual(session.methods, ['pop', 'user', 'mfa']);
    assert.equal(session.assurance, 'aal2');
    assert.deepEqual((await browser.ok('session', null)).session, session);
    const { passkeys } = await browser.ok('passkeyList', null);
    assert.equal(passkeys.length, 1);
    assert.equal(passkeys[0]?.current, true);
  });

  it('asks for a discoverable credential of the algorithms of the policy', async () => {
    await using site = await openSite();
    const { options, lifetime } = await site.browser().ok('signUpBegin', { username: 'Ada' });
    assert.deepEqual(
      options.pubKeyCredParams.map((it) => it.alg),
      [-8, -7, -257],
    );
    assert.equal(options.authenticatorSelection.residentKey, 'required');
    assert.equal(options.attestation, 'none');
    assert.equal(options.rp.id, 'fernholm.example');
    assert.equal(Buffer.from(options.challenge, 'base64url').length, 32);
    assert.equal(lifetime, 300_000);
  });

  it('gives a session without user verification the lowest assurance', async () => {
    await using site = await openSite();
    const { session } = await site.browser().signUp(createAuthenticator({ userVerification: false }), 'Ada');
    assert.deepEqual([session.methods, session.assurance], [['pop', 'user'], 'aal1']);
  });

  it('can be closed: then accounts are made by ticket alone', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    await using open = await openSite(settings);
    const early = open.browser();
    const pending = await early.beginSignUp(createAuthenticator(), 'Ada');
    await using site = await openSite({ ...settings, policy: { signUp: 'closed' } });
    const browser = site.browser();
    assert.equal((await browser.refused('signUpBegin', { username: 'Ada' }, 'sign_up_closed')).status, 403);
    for (const [name, value] of early.cookies) browser.cookies.set(name, value);
    await browser.refused('signUpFinish', pending, 'policy_changed');
    const ticket = await site.signet.enrolmentTicket({ externalId: 'user-17', username: 'Ada' });
    const { ceremony, options } = await browser.ok('enrolBegin', { ticket });
    const response = createAuthenticator().create(options, { origin: browser.origin });
    assert.equal((await browser.ok('enrolFinish', { ceremony, response })).account.username, 'Ada');
  });

  it('refuses a name that is taken, at begin and, in a race, at finish', async () => {
    await using site = await openSite();
    const late = site.browser();
    const pending = await late.beginSignUp(createAuthenticator(), 'ADA');
    await site.browser().signUp(createAuthenticator(), 'Ada');
    await site.browser().refused('signUpBegin', { username: 'ada ' }, 'name_taken');
    await late.refused('signUpFinish', pending, 'name_taken');
    assert.deepEqual(await late.ok('session', null), { session: null });
  });

  it('refuses a credential id that is registered already (R.26)', async () => {
    await using site = await openSite();
    const seed = 'twin';
    await site.browser().signUp(createAuthenticator({ seed }), 'Ada');
    const other = site.browser();
    const twin = await other.beginSignUp(createAuthenticator({ seed }), 'Grace');
    const problem = await other.refused('signUpFinish', twin, 'credential_exists');
    assert.deepEqual([problem.status, problem.step], [409, 'R.26']);
  });

  it('refuses what the policy refuses', async () => {
    await using site = await openSite({ policy: { ...deviceBound, userVerification: 'required' } });
    const browser = site.browser();
    const synced = await browser.beginSignUp(createAuthenticator(), 'Ada');
    const problem = await browser.refused('signUpFinish', synced, 'policy_backup');
    assert.equal(problem.step, 'R.18');
    const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Ada' });
    const key = createAuthenticator({ backupEligible: false });
    const response = key.create(options, { origin: browser.origin, userVerified: false });
    assert.equal((await browser.refused('signUpFinish', { ceremony, response }, 'user_not_verified')).step, 'R.16');
  });

  it('writes what happened to the audit log, refusals too', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const body = await browser.beginSignUp(createAuthenticator(), 'Grace');
    await browser.refused('signUpFinish', { ...body, response: {} }, 'bad_shape');
    await browser.refused('signUpFinish', { ceremony: 'nothing', response: {} }, 'ceremony_malformed');
    const rows = database.run('SELECT type, outcome, code, ip, agent FROM events ORDER BY id');
    const from = { ip: '192.0.2.1', agent: 'Firefox on Linux' };
    assert.deepEqual(
      rows.map((it) => ({ ...it })),
      [
        { type: 'account.created', outcome: 'succeeded', code: null, ...from },
        { type: 'sign-up.finished', outcome: 'refused', code: 'bad_shape', ...from },
      ],
    );
  });
});
