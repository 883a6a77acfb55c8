import { addPasskey, expectSignedIn, signInButton, signOut, signUp, someone } from './fixtures/flows.ts';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import { expect, test } from './fixtures/test.ts';

test.describe('The first day of a person', () => {
  test('sign-up, sign-out, sign-in from the autofill suggestion', async ({ page, server, plug }) => {
    const gate = await gateAutofill(page);
    await plug('internal', { backupEligible: true });
    const username = someone();
    await signUp(page, server.address, username, 'Mara');
    await expect(page.getByText('Add a second way in')).toBeVisible();

    await signOut(page);
    await expect(page.getByText('You are signed out')).toBeVisible();
    await expect.poll(gate.pending).toBe(1);
    await gate.pick();
    await expectSignedIn(page);
    await expect(page.getByText(username)).toBeVisible();
  });

  test('a second passkey on a security key, renamed, then deleted by confirmation, and forgotten by the key', async ({
    page,
    server,
    plug,
  }) => {
    const platform = await plug('internal', { backupEligible: true });
    await signUp(page, server.address, someone());
    const key = await plug('usb', { answers: false });
    const list = page.getByRole('list', { name: 'Your passkeys' });
    const dialog = page.getByRole('dialog');
    await expect(list.getByRole('listitem')).toHaveCount(1);

    await addPasskey(page, { confirmedBy: platform, madeBy: key });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    expect(await key.credentials()).toHaveLength(1);

    const added = list.getByRole('listitem').filter({ hasText: 'On one security key only' });
    await added.getByRole('button', { name: /^Rename/u }).click();
    await page.getByLabel('Name of this passkey').fill('Key in the drawer');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Renamed to “Key in the drawer”')).toBeVisible();

    await platform.answers(true);
    await key.answers(false);
    await page.getByRole('button', { name: 'Delete Key in the drawer' }).click();
    await expect(dialog.getByText('Delete “Key in the drawer”?')).toBeVisible();
    await expect(dialog.getByText('One passkey stays on your account')).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete passkey' }).click();
    await expect(page.getByText('“Key in the drawer” deleted')).toBeVisible();
    await expect(list.getByRole('listitem')).toHaveCount(1);
    // The page told the authenticators which passkeys the account still has.
    await expect.poll(async () => (await key.credentials()).length).toBe(0);
    expect(await platform.credentials()).toHaveLength(1);
  });

  test('the last passkey cannot be deleted, and the page says why', async ({ page, server, plug }) => {
    await plug();
    await signUp(page, server.address, someone());
    const remove = page.getByRole('list', { name: 'Your passkeys' }).getByRole('button', { name: /^Delete/u });
    await expect(remove).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByText('This is your only way in')).toBeVisible();
    await remove.click({ force: true });
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('a phone over hybrid transport signs up and in', async ({ page, server, plug }) => {
    await plug('hybrid');
    await signUp(page, server.address, someone());
    await expect(page.getByText('On one phone only')).toBeVisible();
    await signOut(page);
    await signInButton(page).click();
    await expectSignedIn(page);
  });

  test('the names of the account change, and the authenticator hears of it', async ({ page, server, plug }) => {
    const platform = await plug();
    await signUp(page, server.address, someone(), 'Mara');
    await page.getByLabel(/shown to others/u).fill('Mara Fernholm');
    await page.getByRole('button', { name: /^Save/u }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Mara Fernholm');
    await expect.poll(async () => (await platform.credentials())[0]?.userDisplayName).toBe('Mara Fernholm');
  });
});
