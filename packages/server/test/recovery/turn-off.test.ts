import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { aPerson, beginWith, confirmed, confirmedInVain } from '../scene/recovering.ts';
import type { Person } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

const hidden = '00000000-0000-0000-0000-000000000000';
const other = '5a5a5a5a-0000-4000-8000-000000000001';

/** Whether recovery can be turned off with these passkeys, as the status says beforehand and the server decides. */
async function turnsOff(ada: Person, added: readonly Authenticator[]): Promise<boolean> {
  for (const it of added) await add(ada.browser, ada.key, it);
  const { mayTurnOff } = await ada.browser.ok('recoveryStatus', null);
  if (mayTurnOff) await confirmed(ada, 'recoveryTurnOff');
  else await confirmedInVain(ada, 'recoveryTurnOff', 'recovery_needed');
  assert.equal((await ada.browser.ok('recoveryStatus', null)).off, mayTurnOff);
  return mayTurnOff;
}

describe('turning recovery off', () => {
  it('is refused with one passkey', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    assert.equal(await turnsOff(ada, []), false);
    await beginWith(site, ada.code);
  });

  it('is refused with two of one provider, which may be lost together', async () => {
    await using site = await openSite();
    assert.equal(await turnsOff(await aPerson(site), [createAuthenticator()]), false);
  });

  it('is refused where several hide whose they are', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [key, second] = [createAuthenticator({ aaguid: hidden }), createAuthenticator({ aaguid: hidden })];
    const { session } = await browser.signUp(key, 'Ada');
    const ada = { browser, key, id: session.account.id, name: 'Ada', codes: [], code: '' };
    assert.equal(await turnsOff(ada, [second]), false);
    assert.equal(await turnsOff(ada, [createAuthenticator({ aaguid: other })]), true);
  });

  it('is refused where the second of them is suspected, or was lost since', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const { id } = await add(ada.browser, ada.key, createAuthenticator(securityKey));
    const confirmation = await ada.browser.confirm(ada.key, 'passkey.delete', { passkey: id });
    await ada.browser.ok('passkeyDelete', { passkey: id, confirmation });
    assert.equal(await turnsOff(ada, []), false);
  });

  it('ends the codes and a recovery that is open; new codes turn it on again', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const { browser } = await beginWith(site, ada.code);
    assert.equal(await turnsOff(ada, [createAuthenticator(securityKey)]), true);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_required');
    for (const code of ada.codes) await site.browser().refused('recoverBegin', { code }, 'code_refused');
    const off = await ada.browser.ok('recoveryStatus', null);
    assert.deepEqual([off.off, off.codes, off.recovery], [true, { left: 0, stored: null }, null]);
    assert.equal((await ada.browser.ok('noticeList', {})).notices[0]?.kind, 'recovery.turned-off');
    const { codes } = await confirmed(ada, 'recoveryCodesMake');
    assert.equal((await ada.browser.ok('recoveryStatus', null)).off, false);
    await beginWith(site, codes[0] ?? '');
  });

  it('of two that ask at once, one with the last passkey but one, leaves nobody without a way in', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const { id } = await add(ada.browser, ada.key, createAuthenticator(securityKey));
    const off = { confirmation: await ada.browser.confirm(ada.key, 'recovery.turn-off') };
    const confirmation = await ada.browser.confirm(ada.key, 'passkey.delete', { passkey: id });
    const answers = await Promise.all([
      ada.browser.ask('recoveryTurnOff', off),
      ada.browser.ask('passkeyDelete', { passkey: id, confirmation }),
    ]);
    assert.equal(answers.filter((it) => it.status === 200).length, 1);
    const status = await ada.browser.ok('recoveryStatus', null);
    const { passkeys } = await ada.browser.ok('passkeyList', null);
    assert.ok(status.off ? passkeys.length === 2 : status.codes.left === 10);
  });
});
