import type { Locator } from '@playwright/test';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import { someone } from './fixtures/flows.ts';
import { expect, test } from './fixtures/test.ts';

test('the whole first day by keyboard alone', async ({ page, server, plug }) => {
  await gateAutofill(page);
  const platform = await plug('internal');
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (target: Locator): Promise<void> => {
    for (let stops = 0; stops < 30; stops += 1) {
      await press('Tab');
      const there = await target.evaluate((it) => (it.getRootNode() as Document | ShadowRoot).activeElement === it);
      if (there) return;
    }
    throw new Error(`Tab never came to ${String(target)}`);
  };
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
