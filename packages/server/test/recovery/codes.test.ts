import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { aPerson, beginWith, confirmed, confirmedInVain, day } from '../scene/recovering.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

const form = /^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/u;

describe('recovery codes', () => {
  it('are ten that come with a new account, of 100 bits, none of them twice', async () => {
    await using site = await openSite();
    const [ada, grace] = [await aPerson(site, 'Ada'), await aPerson(site, 'Grace')];
    const codes = [...ada.codes, ...grace.codes];
    for (const it of codes) assert.match(it, form);
    assert.deepEqual([new Set(codes).size, ada.codes.length], [20, 10]);
    const characters = new Set(codes.join('').replaceAll('-', ''));
    assert.equal(characters.size, 32);
  });

  it('are stored only once their owner says so, and good before', async () => {
    await using site = await openSite();
    const { browser, code } = await aPerson(site);
    assert.deepEqual((await browser.ok('recoveryStatus', null)).codes, { left: 10, stored: null });
    await browser.ok('recoveryCodesStored', {});
    const stored = new Date(site.now).toISOString();
    site.pass(1000);
    await browser.ok('recoveryCodesStored', {});
    assert.deepEqual((await browser.ok('recoveryStatus', null)).codes, { left: 10, stored });
    await beginWith(site, code);
  });

  it('are read as people write them', async () => {
    await using site = await openSite({ random: patterned });
    const { code } = await aPerson(site);
    assert.match(code, /0.*1|1.*0/u);
    const written = [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')}\n`,
      code.replaceAll('-', '–'),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      code.replaceAll('0', 'O').replaceAll('1', 'I'),
    ];
    for (const it of written) await beginWith(site, it);
    for (const it of [`${code}0`, code.slice(1), code.replace(/^./u, 'U'), code.split('').toReversed().join('')]) {
      await site.browser().refused('recoverBegin', { code: it }, 'code_refused');
    }
  });

  it('are made anew after a confirmation: the older ones are dead, used or not', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const ada = await aPerson(site);
    await ada.browser.ok('recoveryCodesStored', {});
    const { codes } = await confirmed(ada, 'recoveryCodesMake');
    assert.equal(new Set([...codes, ...ada.codes]).size, 20);
    assert.deepEqual((await ada.browser.ok('recoveryStatus', null)).codes, { left: 10, stored: null });
    for (const code of ada.codes) await site.browser().refused('recoverBegin', { code }, 'code_refused');
    await beginWith(site, codes[9] ?? '');
    assert.equal(database.run("SELECT id FROM notices WHERE kind = 'recovery-codes.made'").length, 1);
  });

  it('are made anew and end what an older one began, which is told', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const { browser } = await beginWith(site, ada.code);
    await confirmed(ada, 'recoveryCodesMake');
    const kinds = (await ada.browser.ok('noticeList', {})).notices.map((it) => it.kind);
    assert.deepEqual(kinds, ['recovery-codes.made', 'recovery.cancelled', 'recovery.started']);
    site.pass(day);
    await browser.refused('recoverEnrolBegin', {}, 'recovery_required');
    await ada.browser.signIn(ada.key);
    assert.equal((await ada.browser.ok('recoveryStatus', null)).recovery, null);
  });

  it('are none where the policy has none', async () => {
    await using site = await openSite({ policy: { recoveryCodes: 'off' } });
    const browser = site.browser();
    const key = createAuthenticator();
    const { recoveryCodes } = await browser.ok('signUpFinish', await browser.beginSignUp(key, 'Ada'));
    assert.equal(recoveryCodes, null);
    const { allowed, codes } = await browser.ok('recoveryStatus', null);
    assert.deepEqual([allowed.codes, codes.left], [false, 0]);
    await confirmedInVain({ browser, key }, 'recoveryCodesMake', 'recovery_off');
  });

  it('bring the status with what to do about them', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const status = await ada.browser.ok('recoveryStatus', null);
    assert.deepEqual(
      [status.allowed, status.off, status.totp, status.recovery, status.heldUntil, status.mayTurnOff],
      [{ codes: true, totp: false }, false, false, null, null, false],
    );
    assert.deepEqual(status.advice, ['add-a-second-way-in', 'make-codes']);
    await ada.browser.ok('recoveryCodesStored', {});
    assert.deepEqual((await ada.browser.ok('recoveryStatus', null)).advice, []);
  });
});

let drawn = 0;
/** Random enough for one site, and with zeros and ones in every code. */
function patterned(length: number): Uint8Array {
  drawn += 1;
  return Uint8Array.from({ length }, (_, i) => (i < 2 ? i : (drawn * 97 + i * 31 + (drawn >> 8) * 7) % 256));
}
