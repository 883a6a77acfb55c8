import { newDevice } from './fixtures/device.ts';
import { accountReady, signInButton, signUp, someone } from './fixtures/flows.ts';
import { expect, test } from './fixtures/test.ts';

test.describe('Where an account is signed in', () => {
  test('another browser is listed, signed out from here, and finds itself signed out', async ({
    page,
    browser,
    server,
    plug,
  }) => {
    const here = await plug();
    await signUp(page, server.address, someone());
    await accountReady(page);
    const places = page.getByRole('list', { name: 'Places where you are signed in' }).getByRole('listitem');
    await expect(places).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );

    const other = await newDevice(browser, { answers: false });
    for (const credential of await here.credentials()) await other.authenticator.add(credential);
    await other.page.goto(`${server.address}/sign-in`);
    await other.authenticator.answers(true);
    await signInButton(other.page).click();
    await accountReady(other.page);

    await page.bringToFront();
    await page.reload();
    await accountReady(page);
    // A browser that had not been used for this account: its owner hears of it, on top of the page.
    const notices = page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
    await expect(notices.first()).toContainText('New sign-in');
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Notices');
    await page.getByRole('button', { name: 'I have seen these' }).click();
    await expect(page.getByRole('button', { name: 'I have seen these' })).toBeHidden();

    await expect(places).toHaveCount(2);
    await expect(places.first()).toContainText('This device');
    await places
      .nth(1)
      .getByRole('button', { name: /^Sign out/u })
      .click();
    await expect(places).toHaveCount(1);
    await expect(places.first()).toBeFocused();
    await expect(page.getByRole('heading', { name: /^Signed out: /u })).toBeVisible();

    await other.page.bringToFront();
    // Its passkey is still good, and would sign in by itself.
    await other.authenticator.answers(false);
    await other.page.getByLabel(/shown to others/u).fill('Mallory');
    await other.page.getByRole('button', { name: /^Save/u }).click();
    await other.page.waitForURL('**/sign-in**');
    await expect(other.page.getByText('You were signed out after a while')).toBeVisible();
    await other.context.close();
  });

  test('all others at once', async ({ page, browser, server, plug }) => {
    const here = await plug();
    await signUp(page, server.address, someone());
    const others = [await newDevice(browser, { answers: false }), await newDevice(browser, { answers: false })];
    for (const { page: elsewhere, authenticator } of others) {
      for (const credential of await here.credentials()) await authenticator.add(credential);
      await elsewhere.goto(`${server.address}/sign-in`);
      await elsewhere.bringToFront();
      await authenticator.answers(true);
      await signInButton(elsewhere).click();
      await accountReady(elsewhere);
      // The counter goes up with every use, wherever that was.
      await here.removeAll();
      for (const credential of await authenticator.credentials()) await here.add(credential);
    }
    await page.bringToFront();
    await page.reload();
    await accountReady(page);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(page.getByRole('heading', { name: 'Signed out on 2 other devices' })).toBeVisible();
    for (const { page: elsewhere, context, authenticator } of others) {
      await authenticator.answers(false);
      await elsewhere.reload();
      await elsewhere.waitForURL('**/sign-in**');
      await context.close();
    }
    await page.reload();
    await accountReady(page);
  });

  test('whoever signs out is told so, also where a part of the page hears first that nobody is signed in', async ({
    page,
    server,
    plug,
  }) => {
    const authenticator = await plug();
    await signUp(page, server.address, someone());
    await accountReady(page);
    await authenticator.answers(false);
    await page.route('**/v1/sign-out', async (route) => {
      const response = await route.fetch();
      const refused = page.waitForResponse((it) => it.url().includes('/v1/activity') && it.status() === 401);
      await page.locator('signet-activity').evaluate((it) => void (it as unknown as { load(): Promise<void> }).load());
      await refused;
      await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
      await route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL('**/sign-in?signed-out');
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  });
});
