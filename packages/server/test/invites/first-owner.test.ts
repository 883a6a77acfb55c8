import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { enter, enterBy, join, operatorOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

const day = 86_400_000;

describe('the invite of the first owner', () => {
  it('is made while there is neither an owner nor an open invite for one', async () => {
    await using site = await openSite();
    const operator = await operatorOf(site);
    const first = await operator.makeFirstOwnerInvite();
    assert.equal(first?.invite.role, 'owner');
    assert.equal(first.invite.expires, new Date(site.now + day).toISOString());
    assert.equal(await operator.makeFirstOwnerInvite(), null);
    site.pass(day);
    const second = await operator.makeFirstOwnerInvite();
    assert.ok(second);
    await site.browser().refused('signUpBegin', { username: 'Olga', invite: first.token }, 'invite_over');
    await enterBy(site, second.token, 'Olga');
    assert.equal(await operator.makeFirstOwnerInvite(), null);
  });

  it('makes nobody an owner once there is one, however they became it, also where two links are opened at once', async () => {
    await using site = await openSite();
    const operator = await operatorOf(site);
    // Two processes that start at once may print a link each.
    const links = await Promise.all([operator.makeFirstOwnerInvite(), operator.makeFirstOwnerInvite()]);
    const tokens = links.flatMap((it) => it?.token ?? []);
    assert.equal(tokens.length, 2);
    const people = await Promise.all(
      tokens.map(async (invite, i) => {
        const browser = site.browser();
        const { ceremony, options } = await browser.ok('signUpBegin', { username: `Olga ${i}`, invite });
        return {
          browser,
          body: { ceremony, response: createAuthenticator().create(options, { origin: site.origin }) },
        };
      }),
    );
    const answers = await Promise.all(people.map(async ({ browser, body }) => browser.ask('signUpFinish', body)));
    assert.deepEqual(answers.map((it) => it.status).toSorted(), [200, 410]);
    for (const invite of tokens) await site.browser().refused('inviteLook', { invite }, 'invite_over');

    await using other = await openSite();
    const first = await (await operatorOf(other)).makeFirstOwnerInvite();
    const ada = await join(other, 'Ada');
    await (await operatorOf(other)).setRole({ account: ada.id, role: 'owner' });
    const invite = first?.token ?? '';
    await other.browser().refused('inviteLook', { invite }, 'invite_over');
    await other.browser().refused('signUpBegin', { username: 'Eve', invite }, 'invite_over');
    await enter(other, 'owner', 'Oona');
  });
});
