import { keepCodes, makeAccount, shownCodes, someone } from './fixtures/flows.ts';
import { startServer } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';

test('by invitation only: the first owner comes by the link that the start prints, once', async ({ page, plug }) => {
  const server = await startServer({ SIGNET_NAME: 'Fernholm Library' }, { signUp: 'invite' });
  await plug();
  await page.goto(`${server.address}/sign-in`);
  await expect(page.getByRole('link', { name: 'Create an account' })).toBeHidden();
  await page.goto(`${server.address}/sign-up`);
  await expect(page.getByRole('alert')).toContainText('You need an invitation');
  await expect(page.getByLabel('Username')).toBeHidden();

  await expect.poll(() => server.printed()).toContain('/invite#');
  const link = /\S+\/invite#\S+/u.exec(server.printed())?.[0] ?? '';
  await page.goto(link);
  await expect(page.getByText('You will be its owner')).toBeVisible();
  expect(page.url()).toBe(`${server.address}/invite`);
  await page.reload();
  await expect(page.getByText('You will be its owner')).toBeVisible();
  await page.getByLabel('Username').fill(someone());
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await shownCodes(page);
  await keepCodes(page);
  await page.waitForURL('**/account');

  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('This invitation is over');
  await expect(page.getByLabel('Username')).toBeHidden();
  await server.stop();
});

test('closed: the page says so, and the way to sign in stays', async ({ page, plug }) => {
  const server = await startServer({ SIGNET_NAME: 'Fernholm Library' }, { signUp: 'closed' });
  await plug();
  await page.goto(`${server.address}/sign-up`);
  await expect(page.getByRole('alert')).toContainText('New accounts are not made here');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL('**/sign-in');
  await server.stop();
});

test('without recovery codes in the policy none are shown, and no way back is offered', async ({ page, plug }) => {
  const server = await startServer({}, { recoveryCodes: 'off' });
  await plug();
  await page.goto(`${server.address}/sign-up`);
  await page.getByLabel('Username').fill(someone());
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.waitForURL('**/account');
  await expect(page.getByText('offers no way back but a passkey')).toBeVisible();
  await page.goto(`${server.address}/sign-in`);
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('link', { name: 'I can’t use my passkey' })).toBeHidden();
  await server.stop();
});

test('a passkey for a name, where the policy has sign-in by username', async ({ page, plug }) => {
  const server = await startServer({}, { namedSignIn: 'accepted' });
  const authenticator = await plug();
  const username = someone();
  await makeAccount(page, server.address, username);
  await keepCodes(page);
  await page.waitForURL('**/account');
  await authenticator.answers(false);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/sign-in**');
  await expect(page.getByText('or enter your name')).toBeVisible();
  await page.getByLabel('Username').fill(username);
  await authenticator.answers(true);
  const begun = page.waitForRequest('**/v1/sign-in/begin');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  expect((await begun).postDataJSON()).toEqual({ username });
  await page.waitForURL('**/account');
  await server.stop();
});
