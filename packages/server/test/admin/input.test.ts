import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemIn } from '../scene/browser.ts';
import { byToken, confirmed, enter, operatorOf, tokenOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

/** A character that ends a text in C, two that move what a terminal shows, one that turns what is written, half a character. */
const unfit = ['\u0000', '\u001B[2J', '\u2028', '\u202E', '\uD800'];

describe('what an administrator writes', () => {
  it('is plain text, which does nothing to a database, a page or a terminal', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const operator = await operatorOf(site);
    for (const it of unfit) {
      const text = `a${it}b`;
      await assert.rejects(operator.makeInvite({ role: 'member', note: text }), { code: 'bad_body' });
      const token = { name: text, scopes: ['audit:read' as const], lifetime: 3600 };
      await assert.rejects(operator.makeToken(token), { code: 'bad_body' });
      await assert.rejects(operator.listAccounts({ search: text }), { code: 'bad_body' });
      if (it === '\uD800') continue;
      const invite = { role: 'member' as const, note: text };
      await owner.browser.refused(
        'adminMakeInvite',
        await confirmed(owner, 'adminMakeInvite', 'admin.invite', invite),
        'bad_body',
      );
      await owner.browser.refused('adminAccounts', { search: text }, 'bad_body');
      await owner.browser.refused('adminEvents', { type: text }, 'bad_body');
    }
    const note = { role: 'member' as const, note: 'Zoë, 東京 👩‍🚀' };
    await owner.browser.ok('adminMakeInvite', await confirmed(owner, 'adminMakeInvite', 'admin.invite', note));
  });

  it('of a time is one that is read', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const { secret } = await tokenOf(owner, ['audit:read']);
    for (const name of ['since', 'until'] as const) {
      for (const time of ['2026-01-01T00:00:00+05', '2026-13-01T00:00:00Z', 'yesterday', '']) {
        await problemIn(await byToken(site, secret, 'adminEvents', { [name]: time }), 'bad_body');
      }
      for (const time of ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5+05:00']) {
        assert.equal((await byToken(site, secret, 'adminEvents', { [name]: time })).status, 200);
      }
    }
  });
});
