import { readFile } from 'node:fs/promises';
import { newDevice } from './fixtures/device.ts';
import { accountReady, enterCode, keepCodes, makeAccount, shownCodes, signUp, someone } from './fixtures/flows.ts';
import type { Server } from './fixtures/server.ts';
import { startServer } from './fixtures/server.ts';
import { expect, test as base } from './fixtures/test.ts';

/** One server more, on which a recovery waits for two seconds. */
const test = base.extend<object, { hasty: Server }>({
  hasty: [
    async ({ browserName: _browserName }, use) => {
      const server = await startServer(
        { SIGNET_NAME: 'Fernholm Library', SIGNET_RATE_LIMITS: 'sign-ups=1000,ceremonies=100000' },
        { recoveryCoolDown: 2, shortCoolDown: 'accepted-dangerously' },
      );
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

const form = /^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/u;

test.describe('Recovery codes', () => {
  test('at sign-up: copied, saved, printed alone, and done only when they are stored', async ({
    page,
    server,
    plug,
  }) => {
    await plug();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
    // Chromium's own dialog would wait for somebody.
    await page.addInitScript(() => Object.assign(window, { print: () => {} }));
    const username = someone();
    const codes = await makeAccount(page, server.address, username);
    for (const code of codes) expect(code).toMatch(form);
    expect(new Set(codes).size).toBe(10);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is ready');
    await expect(page.getByRole('heading', { name: 'Your recovery codes' })).toBeFocused();

    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('button', { name: 'Codes copied' })).toBeVisible();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(codes.join('\n'));

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('recovery codes Fernholm Library.txt');
    const file = await readFile(await download.path(), 'utf8');
    for (const code of codes) expect(file).toContain(code);
    expect(file).toContain(username);

    await page.getByRole('button', { name: 'Print' }).click();
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate<string>('document.body.innerText');
    const [heading, line, ...printed] = paper.split('\n').filter((it) => it.trim() !== '');
    expect(heading).toBe('Recovery codes for Fernholm Library');
    expect(line).toMatch(new RegExp(`^Username ${username}, made \\d+ \\w+ \\d{4}$`, 'u'));
    expect(printed.map((it) => it.trim())).toEqual(codes);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    await page.emulateMedia({ media: 'screen' });
    await expect(page.locator('.signet-paper')).toHaveCount(0);

    const done = page.getByRole('button', { name: 'Done' });
    await expect(done).toHaveAttribute('aria-disabled', 'true');
    await expect(done).toHaveAccessibleDescription('Tick that you have stored the codes first.');
    await done.click({ force: true });
    await expect(page.getByLabel(/I have stored these codes/u)).toBeFocused();
    await keepCodes(page);
    await accountReady(page);
    await expect(page.getByText('10 of 10 recovery codes left')).toBeVisible();
    await expect(page.getByText('Add a second way in')).toBeHidden();
  });

  test('left for later, then made on the account page', async ({ page, server, plug }) => {
    await plug();
    await signUp(page, server.address, someone());
    await accountReady(page);
    await expect(page.getByText('Add a second way in')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No recovery codes' })).toBeVisible();
    await page.getByRole('button', { name: 'Make recovery codes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    const codes = await shownCodes(page);
    expect(codes[0]).toMatch(form);
    await keepCodes(page);
    await expect(page.getByText('Recovery codes kept').first()).toBeVisible();
    await expect(page.getByText('10 of 10 recovery codes left')).toBeVisible();
    await expect(page.getByText('Add a second way in')).toBeHidden();
    await expect(page.getByText('and recovery codes for the day it is lost')).toBeVisible();
  });
});

test.describe('The way back in', () => {
  test('to a new passkey, after the wait; the lost device is signed out and the code is dead', async ({
    page,
    browser,
    hasty,
    plug,
  }) => {
    const lost = await plug();
    const [first = '', second = ''] = await makeAccount(page, hasty.address, someone());
    await keepCodes(page);
    await accountReady(page);

    const found = await newDevice(browser);
    await found.page.goto(`${hasty.address}/sign-in`);
    await found.page.getByRole('link', { name: 'I can’t use my passkey' }).click();
    await found.page.getByLabel('Recovery code').fill(` ${first.toLowerCase().replaceAll('-', ' ')} `);
    await found.page.getByRole('button', { name: 'Continue' }).click();
    await expect(found.page.getByRole('heading', { name: /^Ready today at \d\d:\d\d$/u })).toBeFocused();

    // The page stays open, and goes on by itself.
    await expect(found.page.getByRole('heading', { name: 'The wait is over' })).toBeVisible();
    await found.page.getByRole('button', { name: 'Create a passkey' }).click();
    const codes = await shownCodes(found.page);
    expect(codes).not.toContain(second);
    await expect(found.page.getByRole('heading', { level: 1 })).toHaveText('You are back in');
    await keepCodes(found.page);
    await accountReady(found.page);
    const passkeys = found.page.getByRole('list', { name: 'Your passkeys' }).getByRole('listitem');
    await expect(passkeys).toHaveCount(2);
    await expect(found.page.getByText('Protected after a recovery')).toBeVisible();
    // What the owner still has elsewhere cannot be taken away by whoever found a code.
    const older = passkeys.filter({ hasText: 'passkeys from before it are protected for three days' });
    await expect(older).toHaveCount(1);
    await expect(older.getByRole('button', { name: /^Delete/u })).toHaveAttribute('aria-disabled', 'true');

    // Its passkey is still good, and would sign in by itself.
    await lost.answers(false);
    await page.reload();
    await page.waitForURL('**/sign-in**');
    for (const code of [first, second]) {
      await enterCode(page, hasty.address, code);
      await expect(page.getByRole('alert')).toContainText('This code did not work');
    }
    await found.context.close();
  });

  test('a page that was closed is found as it was; another browser opens the same recovery by the same code', async ({
    page,
    browser,
    server,
    plug,
  }) => {
    await plug();
    const [code = ''] = await makeAccount(page, server.address, someone());
    await keepCodes(page);
    await accountReady(page);
    const found = await newDevice(browser);
    await enterCode(found.page, server.address, code);
    const ready = found.page.getByRole('heading', { name: /^Ready tomorrow at \d\d:\d\d$/u });
    await expect(ready).toBeVisible();
    const words = await ready.textContent();
    await found.page.goto(`${server.address}/healthz`);
    await found.page.goto(`${server.address}/recover`);
    await expect(ready).toHaveText(words ?? '');

    const another = await newDevice(browser);
    await enterCode(another.page, server.address, code);
    await expect(another.page.getByRole('heading', { name: /^Ready/u })).toHaveText(words ?? '');
    await found.context.close();
    await another.context.close();
  });

  test('is stopped from another device, with its passkey', async ({ page, browser, hasty, plug }) => {
    await plug();
    const [code = ''] = await makeAccount(page, hasty.address, someone());
    await keepCodes(page);
    await accountReady(page);
    const thief = await newDevice(browser);
    await enterCode(thief.page, hasty.address, code);
    await expect(thief.page.getByRole('heading', { name: 'The wait is over' })).toBeVisible();

    await page.bringToFront();
    await page.reload();
    await accountReady(page);
    await expect(page.getByText('A recovery has been started')).toBeVisible();
    await page.getByRole('button', { name: 'Stop the recovery' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Let it go on' })).toBeFocused();
    await dialog.getByRole('button', { name: 'Stop the recovery' }).click();
    await expect(page.getByText('The recovery was stopped').first()).toBeVisible();
    await expect(page.getByText('A recovery has been started')).toBeHidden();

    await thief.page.bringToFront();
    await thief.page.getByRole('button', { name: 'Create a passkey' }).click();
    await expect(thief.page.getByRole('alert')).toBeVisible();
    await expect(thief.page.getByLabel('Recovery code')).toBeVisible();
    expect(await thief.authenticator.credentials()).toEqual([]);
    await enterCode(thief.page, hasty.address, code);
    await expect(thief.page.getByRole('alert')).toContainText('This code did not work');
    await thief.context.close();
  });
});
