import type { Page } from '@playwright/test';
import { accountReady, enterCode, keepCodes, makeAccount, signUp, someone } from './fixtures/flows.ts';
import { expect, test } from './fixtures/test.ts';

/** Sum of the layout shifts of the page so far, those after input included. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate<number>('seen.shift');
}

for (const width of [1280, 320]) {
  for (const path of ['/sign-in', '/sign-in?signed-out', '/sign-in?erased', '/sign-up', '/recover', '/invite#token']) {
    test(`nothing moves while ${path} comes to life at ${width} px`, async ({ page, server }) => {
      const shift = await watchShifts(page);
      await page.setViewportSize({ width, height: 900 });
      // Scripts that come late: what is painted before them must already lie where it stays.
      await page.route('**/assets/*.js', async (route) => {
        await new Promise((resolve) => {
          setTimeout(resolve, 400);
        });
        await route.continue();
      });
      const invited = { site: 'Fernholm Library', role: 'member', expires: '2030-01-01T00:00:00.000Z' };
      await page.route('**/v1/invite/look', (route) => route.fulfill({ json: invited }));
      await page.goto(server.address + path);
      const element = page.locator('signet-sign-in, signet-sign-up, signet-recover');
      await expect(element.locator('button[type=submit]')).toBeVisible();
      await page.waitForTimeout(600);
      expect(await shift()).toBe(0);
    });
  }
}

test('nothing moves while the account comes to life', async ({ page, server, plug }) => {
  await plug();
  await signUp(page, server.address, someone());
  const shift = await watchShifts(page);
  await page.reload();
  await expect(page.getByRole('list', { name: 'Your passkeys' })).toBeVisible();
  await accountReady(page);
  await page.waitForTimeout(600);
  expect(await shift()).toBe(0);
});

test('nothing moves while the account comes to life with something new on top, nor a recovery that waits', async ({
  page,
  context,
  server,
  plug,
}) => {
  const authenticator = await plug();
  const [code = ''] = await makeAccount(page, server.address, someone());
  await keepCodes(page);
  await accountReady(page);
  const cookies = await context.cookies();
  await context.clearCookies();
  await authenticator.answers(false);
  await enterCode(page, server.address, code);
  await expect(page.getByRole('heading', { name: /^Ready tomorrow/u })).toBeVisible();
  const shift = await watchShifts(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: /^Ready tomorrow/u })).toBeVisible();
  await page.waitForTimeout(600);
  expect(await shift()).toBe(0);

  await context.clearCookies();
  await context.addCookies(cookies);
  // Answers in another order than they were asked for, the notices among the last.
  await page.route('**/v1/**', async (route) => {
    const late = /notices|site/u.test(route.request().url()) ? 900 : (route.request().url().length * 37) % 600;
    await new Promise((resolve) => {
      setTimeout(resolve, late);
    });
    await route.continue();
  });
  await page.goto(`${server.address}/account`);
  await accountReady(page);
  await expect(page.getByText('A recovery has been started')).toBeVisible();
  await page.waitForTimeout(600);
  expect(await shift()).toBe(0);
});
