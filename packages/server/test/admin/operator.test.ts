import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createOperator } from '@signet/server';
import type { RelyingPartyKey } from '@signet/server';
import { answerIn, byToken, join, operatorOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

describe('the operator', () => {
  it('needs no confirmation, and is noted as nobody’s account', async () => {
    await using site = await openSite();
    const ada = await join(site, 'Ada');
    const operator = await operatorOf(site);
    const { account } = await operator.suspend({ account: ada.id });
    assert.equal(account.status, 'suspended');
    assert.deepEqual(await ada.browser.ok('session', null), { session: null });
    const [event] = (await operator.listEvents({ type: 'account.suspended' })).events;
    assert.deepEqual([event?.actor, event?.data['via'], event?.device], [null, 'operator', 'signet command line']);
  });

  it('makes tokens that programs use', async () => {
    await using site = await openSite();
    const operator = await operatorOf(site);
    const { secret, token } = await operator.makeToken({ name: 'robot', scopes: ['audit:read'], lifetime: 3600 });
    assert.equal(token.createdBy, null);
    const { events } = await answerIn('adminEvents', await byToken(site, secret, 'adminEvents', {}));
    assert.equal(events[0]?.type, 'token.made');
    await operator.revokeToken({ token: token.id });
    assert.equal((await byToken(site, secret, 'adminEvents', {})).status, 401);
  });

  it('is held to what requests are held to', async () => {
    await using site = await openSite();
    const operator = await operatorOf(site);
    const lifetime = operator.makeInvite({ role: 'member', note: '', lifetime: 1 });
    await assert.rejects(lifetime, (error: Error & { code?: string; facts?: { detail?: string } }) => {
      assert.equal(error.code, 'bad_body');
      assert.match(error.facts?.detail ?? '', /^lifetime: /u);
      return true;
    });
    await assert.rejects(operator.showAccount({ account: 'Ada' }), { code: 'bad_body' });
    await assert.rejects(operator.makeToken({ name: 'x', scopes: [], lifetime: 3600 }), { code: 'bad_body' });
    const unknown = '00000000-0000-7000-8000-000000000000';
    await assert.rejects(operator.showAccount({ account: unknown }), { code: 'account_not_found' });
  });

  it('needs the master key of the store, and a site that has run', async () => {
    await using site = await openSite();
    const { store, masterKey } = site;
    const rp = 'default' as RelyingPartyKey;
    await assert.rejects(createOperator({ store, masterKey: randomBytes(32), rp }), { name: 'KeyringLocked' });
    const other = 'elsewhere' as RelyingPartyKey;
    await assert.rejects(createOperator({ store, masterKey, rp: other }), { name: 'ConfigurationError' });
  });

  it('cannot change a policy that the configuration of the server fixes', async () => {
    await using site = await openSite();
    const { store, masterKey } = site;
    const operator = await createOperator({ store, masterKey, rp: 'default' as RelyingPartyKey, policy: {} });
    const { version, fixed } = await operator.policy();
    assert.equal(fixed, true);
    await assert.rejects(operator.setPolicy({ policy: {}, replaces: version }), { code: 'policy_fixed' });
  });
});
