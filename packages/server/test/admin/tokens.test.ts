import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routes } from '@signet/protocol';
import type { RouteName } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { problemIn } from '../scene/browser.ts';
import { byToken, enter, join, operatorOf, tokenOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

/** The routes that change accounts. */
const changes = (Object.keys(routes) as RouteName[]).filter((it) => {
  const { scope } = routes[it] as { scope?: string };
  return scope === 'accounts:write';
});

describe('a token', () => {
  it('changes no owner and no administrator, whoever made it neither', async () => {
    await using site = await openSite();
    const maker = await enter(site, 'owner', 'Olga');
    const second = await add(maker.browser, maker.key, createAuthenticator(securityKey));
    const [other, admin] = [await enter(site, 'owner', 'Oona'), await enter(site, 'admin', 'Grace')];
    const { secret } = await tokenOf(maker, ['accounts:read', 'accounts:write']);
    assert.equal(changes.length, 8);
    for (const { id: account } of [maker, other, admin]) {
      for (const name of changes) {
        const isOfPasskey = name === 'adminRevokePasskey' || name === 'adminRestorePasskey';
        const body = isOfPasskey ? { account, passkey: second.id } : { account };
        await problemIn(await byToken(site, secret, name, body as never), 'owner_required');
      }
    }
    assert.notEqual((await maker.browser.ok('session', null)).session, null);
    const { account, recovery, passkeys } = await maker.browser.ok('adminAccount', { account: maker.id });
    assert.deepEqual([account.status, recovery, passkeys.length], ['active', null, 2]);
    const { events } = await (await operatorOf(site)).listEvents({ type: 'admin.refused', subject: maker.id });
    assert.equal(events.length, changes.length);
    const ada = await join(site, 'Ada');
    assert.equal((await byToken(site, secret, 'adminRecover', { account: ada.id })).status, 200);
  });
});
