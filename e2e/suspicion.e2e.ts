import { gateAutofill } from './fixtures/autofill-gate.ts';
import { accountReady, addPasskey, signInButton, signOut, signUp, someone } from './fixtures/flows.ts';
import { newDevice } from './fixtures/device.ts';
import { expect, test } from './fixtures/test.ts';

test('a counter that went back: the passkey is held under suspicion until its owner restores it with another one', async ({
  page,
  server,
  plug,
}) => {
  // Nobody picks the suggestion here: what is asked for, the button asks for.
  await gateAutofill(page);
  const platform = await plug();
  await signUp(page, server.address, someone());
  await accountReady(page);
  const key = await plug('usb', { answers: false });
  await addPasskey(page, { confirmedBy: platform, madeBy: key });
  await key.answers(false);
  await platform.answers(true);
  await signOut(page);
  await signInButton(page).click();
  await accountReady(page);
  await signOut(page);

  // A copy of it was used elsewhere meanwhile; or this one is the copy.
  const [credential] = await platform.credentials();
  if (credential === undefined) throw new Error('sign-up must leave a credential');
  await platform.remove(credential.credentialId);
  await platform.add({ ...credential, signCount: 1 });
  for (const code of ['sign_count_not_increased', 'passkey_suspected']) {
    const answered = page.waitForResponse('**/v1/sign-in/finish');
    await page
      .getByRole('button', { name: /passkey$/u })
      .first()
      .click();
    expect(await (await answered).json()).toMatchObject({ code });
    await expect(page.getByRole('alert')).toContainText('This passkey needs a second look');
    await platform.remove(credential.credentialId);
    await platform.add({ ...credential, signCount: credential.signCount + 10 });
  }

  await platform.answers(false);
  await key.answers(true);
  await page.getByRole('button', { name: 'Try another passkey' }).click();
  await accountReady(page);
  await expect(page.getByText('Your account has one passkey. If you lose it')).toBeVisible();
  const notices = page.getByRole('list', { name: 'Notices' });
  await expect(notices.getByText('A passkey needs a second look').first()).toBeVisible();
  const row = page
    .getByRole('list', { name: 'Your passkeys' })
    .getByRole('listitem')
    .filter({ hasText: 'Needs a second look' });
  await expect(row).toHaveCount(1);
  await expect(row.getByRole('button', { name: /^Delete/u })).not.toHaveAttribute('aria-disabled', 'true');

  await row.getByRole('button', { name: /^Restore/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText(/can sign you in again$/u).first()).toBeVisible();
  await expect(row).toHaveCount(0);

  await signOut(page);
  await key.answers(false);
  await platform.answers(true);
  await signInButton(page).click();
  await accountReady(page);
});

test('of a synced passkey it is told, and it goes on signing in', async ({ page, browser, server, plug }) => {
  const here = await plug('internal', { backupEligible: true });
  await signUp(page, server.address, someone());
  const [credential] = await here.credentials();
  if (credential === undefined) throw new Error('sign-up must leave a credential');
  for (const signCount of [7, 1]) {
    const device = await newDevice(browser, { answers: false, backupEligible: true });
    await device.authenticator.add({ ...credential, signCount });
    await device.page.goto(`${server.address}/sign-in`);
    await device.authenticator.answers(true);
    await signInButton(device.page).click();
    await accountReady(device.page);
    await device.context.close();
  }
  await page.bringToFront();
  await page.reload();
  await accountReady(page);
  await expect(page.getByRole('list', { name: 'Notices' }).getByText('A passkey may have been copied')).toBeVisible();
  await expect(page.getByText('Needs a second look', { exact: true })).toHaveCount(0);
});
