import type { Locator, Page } from '@playwright/test';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import { newDevice } from './fixtures/device.ts';
import { accountReady, keepCodes, makeAccount, someone } from './fixtures/flows.ts';
import { expect, test } from './fixtures/test.ts';

/** Nothing but keys. */
function keysOf(page: Page): { press(...keys: string[]): Promise<void>; tabTo(target: Locator): Promise<void> } {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (target: Locator): Promise<void> => {
    for (let stops = 0; stops < 40; stops += 1) {
      await press('Tab');
      const there = await target.evaluate((it) => (it.getRootNode() as Document | ShadowRoot).activeElement === it);
      if (there) return;
    }
    throw new Error(`Tab never came to ${String(target)}`);
  };
  return { press, tabTo };
}

test('the whole first day by keyboard alone', async ({ page, server, plug }) => {
  await gateAutofill(page);
  const platform = await plug('internal');
  const { press, tabTo } = keysOf(page);
  const dialog = page.getByRole('dialog');
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

  await page.goto(`${server.address}/sign-in`);
  await expect(page.getByLabel('Username')).toBeFocused();
  await tabTo(page.getByRole('link', { name: 'Create an account' }));
  await press('Enter');
  await page.waitForURL('**/sign-up');
  await expect(page.getByLabel('Username')).toBeFocused();
  await page.keyboard.type(someone());
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Your recovery codes' })).toBeFocused();
  await tabTo(page.getByLabel(/I have stored these codes/u));
  await press('Space');
  await tabTo(button('Done'));
  await press('Enter');
  await page.waitForURL('**/account');

  const key = await plug('usb', { answers: false });
  await expect(page.getByRole('list', { name: 'Your passkeys' })).toBeVisible();
  await tabTo(button('Add a passkey'));
  await press('Enter');
  await expect(dialog.getByRole('button', { name: 'Cancel' }), 'the harmless button has focus').toBeFocused();
  await press('Escape');
  await expect(dialog).toBeHidden();
  // The list is read again after every dialog.
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('button', { name: 'Add a passkey' }).first()).toBeFocused();
  await press('Enter');
  await tabTo(dialog.getByRole('button', { name: 'Confirm' }));
  await press('Enter');
  await expect(dialog.getByText('Now create the new passkey')).toBeVisible();
  await platform.answers(false);
  await key.answers(true);
  await tabTo(dialog.getByRole('button', { name: 'Create a passkey' }));
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Passkey added' })).toBeVisible();

  await tabTo(button('Rename Security key'));
  await press('Enter');
  await expect(page.getByLabel('Name of this passkey')).toBeFocused();
  await page.keyboard.type('Drawer');
  await press('Enter');
  await expect(page.getByText('Renamed to “Drawer”')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename Drawer' })).toBeFocused();

  await platform.answers(true);
  await key.answers(false);
  await tabTo(button('Delete Drawer'));
  await press('Enter');
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await tabTo(dialog.getByRole('button', { name: 'Delete passkey' }));
  await press('Enter');
  await expect(page.getByText('“Drawer” deleted')).toBeVisible();
});

test('a recovery is begun, and stopped, by keyboard alone', async ({ page, browser, server, plug }) => {
  await plug();
  const [code = ''] = await makeAccount(page, server.address, someone());
  await keepCodes(page);
  await accountReady(page);

  const found = await newDevice(browser);
  const there = keysOf(found.page);
  await found.page.goto(`${server.address}/sign-in`);
  await expect(found.page.getByLabel('Username')).toBeFocused();
  await there.tabTo(found.page.getByRole('link', { name: 'I can’t use my passkey' }));
  await there.press('Enter');
  await found.page.waitForURL('**/recover');
  await expect(found.page.getByLabel('Recovery code')).toBeFocused();
  await there.press('Enter');
  await expect(found.page.getByText('Enter one of your recovery codes first.')).toBeVisible();
  await expect(found.page.getByLabel('Recovery code')).toBeFocused();
  await found.page.keyboard.type('nothing');
  await there.press('Enter');
  await expect(found.page.getByRole('alert')).toBeFocused();
  await found.page.getByLabel('Recovery code').fill('');
  await found.page.keyboard.type(code);
  await there.press('Enter');
  await expect(found.page.getByRole('heading', { name: /^Ready tomorrow/u })).toBeFocused();
  await found.context.close();

  const { press, tabTo } = keysOf(page);
  await page.bringToFront();
  await page.reload();
  await accountReady(page);
  await tabTo(page.getByRole('button', { name: 'Stop the recovery' }));
  await press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Let it go on' })).toBeFocused();
  await press('Escape');
  await expect(dialog).toBeHidden();
  await tabTo(page.getByRole('button', { name: 'Stop the recovery' }));
  await press('Enter');
  await tabTo(dialog.getByRole('button', { name: 'Stop the recovery' }));
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'The recovery was stopped' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Notices' })).toBeFocused();
});
