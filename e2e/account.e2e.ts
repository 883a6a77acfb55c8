import { createHmac } from 'node:crypto';
import { newDevice } from './fixtures/device.ts';
import { accountReady, addPasskey, makeAccount, keepCodes, signInButton, signUp, someone } from './fixtures/flows.ts';
import { startServer } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';

/** RFC 6238 with SHA-1, six digits, 30 seconds: what an app shows. @param secret base32 */
function digitsOf(secret: string, time: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(/[\s=]/gu, '')]
    .map((it) => alphabet.indexOf(it).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((it) => Number.parseInt(it, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const mac = createHmac('sha1', key).update(step).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test.describe('The account', () => {
  test('an e-mail address is kept once its code has come back', async ({ page, context, server, plug }) => {
    await plug();
    await signUp(page, server.address, someone());
    await accountReady(page);
    const address = `${someone()}@example.com`;
    await page.getByLabel('E-mail address').fill('nobody');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await expect(page.getByText('Enter an address, such as')).toBeVisible();
    await page.getByLabel('E-mail address').fill(address);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByLabel('Eight digits from the mail')).toBeFocused();
    await expect(page.getByLabel('Eight digits from the mail')).toHaveValue('');

    const outbox = await context.newPage();
    await outbox.goto(`${server.address}/outbox`);
    const mail = await outbox.getByRole('article').filter({ hasText: address }).innerText();
    await outbox.close();
    const code = /\b\d{8}\b/u.exec(mail)?.[0] ?? '';
    expect(code).toMatch(/^\d{8}$/u);

    await page.getByLabel('Eight digits from the mail').fill(code === '00000000' ? '11111111' : '00000000');
    await page.getByRole('button', { name: 'Use this address' }).click();
    await expect(page.getByRole('alert')).toContainText('This code did not work');
    await page.getByLabel('Eight digits from the mail').fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await page.getByRole('button', { name: 'Use this address' }).click();
    await expect(page.getByText(`Notices go to ${address}`).first()).toBeVisible();

    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('Address removed')).toBeVisible();
    await expect(page.getByLabel('E-mail address')).toBeVisible();
  });

  test('says what is wrong when nothing answers, and comes to life when tried again', async ({
    page,
    server,
    plug,
  }) => {
    await plug();
    await signUp(page, server.address, someone());
    await accountReady(page);
    await page.route('**/v1/**', (route) => route.fulfill({ status: 500, body: 'no' }));
    await page.reload();
    await expect(page.getByText('Something went wrong at').first()).toBeVisible();
    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await accountReady(page);
    await expect(page.getByRole('list', { name: 'Your passkeys' })).toBeVisible();
    // Each part that could not be read is tried again where it stands.
    for (const part of ['Where you are signed in', 'Recovery', 'Notices', 'Activity']) {
      await page.getByRole('region', { name: part, exact: true }).getByRole('button', { name: 'Try again' }).click();
    }
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'No recovery codes' })).toBeVisible();
  });

  test('deleted at the end of the page: nothing of it signs in any more, and the passkey is forgotten', async ({
    page,
    server,
    plug,
  }) => {
    const authenticator = await plug();
    await signUp(page, server.address, someone());
    await accountReady(page);
    await page.getByRole('button', { name: 'Delete my account' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Keep my account' })).toBeFocused();
    await dialog.getByRole('button', { name: 'Delete my account' }).click();
    await page.waitForURL('**/sign-in?erased');
    await expect(page.getByText('Your account is deleted')).toBeVisible();
    await expect.poll(async () => (await authenticator.credentials()).length).toBe(0);
    await page.goto(`${server.address}/account`);
    await page.waitForURL('**/sign-in**');
  });

  test('recovery is turned off once two passkeys stand apart, and on again by making codes', async ({
    page,
    server,
    plug,
  }) => {
    const platform = await plug();
    await makeAccount(page, server.address, someone());
    await keepCodes(page);
    await accountReady(page);
    const off = page.getByRole('button', { name: 'Turn recovery off' });
    await expect(off).toHaveAttribute('aria-disabled', 'true');
    const key = await plug('usb', { answers: false });
    await addPasskey(page, { confirmedBy: platform, madeBy: key });
    await expect(off).not.toHaveAttribute('aria-disabled', 'true');
    await key.answers(false);
    await platform.answers(true);
    await off.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn recovery off' }).click();
    await expect(page.getByRole('heading', { name: 'Recovery is off' }).first()).toBeVisible();
    // Two must stay now, and the list says why.
    await expect(page.getByText('so two passkeys must stay').first()).toBeVisible();
    await page.getByRole('button', { name: 'Make recovery codes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await keepCodes(page);
    await expect(page.getByText('10 of 10 recovery codes left')).toBeVisible();
    await expect(page.getByText('so two passkeys must stay')).toHaveCount(0);
  });

  test('an app for one-time codes, where the policy has them: set up from its picture, and a way back in', async ({
    page,
    browser,
    plug,
  }) => {
    const server = await startServer(
      {},
      { totp: 'accepted', recoveryCoolDown: 1, shortCoolDown: 'accepted-dangerously' },
    );
    await plug();
    const username = someone();
    await signUp(page, server.address, username);
    await accountReady(page);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByRole('img', { name: /^QR code/u })).toBeVisible();
    const secret = (await page.locator('code.secret').textContent()) ?? '';
    await page.getByLabel('Six digits that it shows now').fill('12');
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await expect(page.getByText('Enter the six digits that the app shows.')).toBeVisible();
    const used = digitsOf(secret, Date.now());
    await page.getByLabel('Six digits that it shows now').fill(used);
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await expect(page.getByText('App set up')).toBeVisible();

    const found = await newDevice(browser);
    await found.page.goto(`${server.address}/recover`);
    await found.page.getByRole('button', { name: 'I have an app for one-time codes' }).click();
    await found.page.getByLabel('Username').fill(username);
    // Each step serves once; the next one is accepted ahead of time.
    await found.page.getByLabel('Six digits of your app').fill(digitsOf(secret, Date.now() + 30_000));
    await found.page.getByRole('button', { name: 'Continue' }).click();
    await expect(found.page.getByRole('heading', { name: 'The wait is over' })).toBeVisible();
    await found.page.getByRole('button', { name: 'Create a passkey' }).click();
    await keepCodes(found.page);
    await accountReady(found.page);
    await found.context.close();
    await server.stop();
  });

  test('names and the end of a session are confirmed, where the policy asks for it', async ({
    page,
    browser,
    plug,
  }) => {
    const actions = ['account.rename', 'passkey.rename', 'session.revoke'];
    const server = await startServer({}, { confirmedActions: actions });
    const here = await plug();
    await signUp(page, server.address, someone(), 'Mara');
    await accountReady(page);
    const dialog = page.getByRole('dialog');
    await page.getByLabel(/shown to others/u).fill('Mara Fernholm');
    await page.getByRole('button', { name: /^Save/u }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Mara');
    await page.getByRole('button', { name: /^Save/u }).click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Mara Fernholm');

    await page.getByRole('button', { name: /^Rename/u }).click();
    await page.getByLabel('Name of this passkey').fill('Drawer');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByText('Renamed to “Drawer”')).toBeVisible();

    const other = await newDevice(browser, { answers: false });
    for (const credential of await here.credentials()) await other.authenticator.add(credential);
    await other.page.goto(`${server.address}/sign-in`);
    await other.authenticator.answers(true);
    await signInButton(other.page).click();
    await accountReady(other.page);
    await page.bringToFront();
    await page.reload();
    await accountReady(page);
    await here.removeAll();
    for (const credential of await other.authenticator.credentials()) await here.add(credential);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByRole('heading', { name: 'Signed out on one other device' })).toBeVisible();
    await other.context.close();
    await server.stop();
  });

  test('activity shows ten at first, and more where asked for', async ({ page, server, plug }) => {
    await plug();
    await signUp(page, server.address, someone(), 'Mara');
    await accountReady(page);
    for (let count = 0; count < 10; count += 1) {
      await page.getByLabel(/shown to others/u).fill(`Mara ${count}`);
      await page.getByRole('button', { name: /^Save/u }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(`Mara ${count}`);
    }
    await page.reload();
    await accountReady(page);
    const rows = page.getByRole('list', { name: 'Activity of your account' }).getByRole('listitem');
    await expect(rows).toHaveCount(10);
    await expect(rows.first()).toContainText('Name changed');
    await page.getByRole('button', { name: 'Show older ones' }).click();
    await expect(rows.last()).toContainText('Account made');
    await expect(rows.nth(10)).toBeFocused();
    await expect(signInButton(page)).toHaveCount(0);
  });
});
