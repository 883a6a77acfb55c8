import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import type { VirtualAuthenticator } from '@signet/testkit/playwright';
import { newDevice } from './fixtures/device.ts';
import {
  accountReady,
  addPasskey,
  enterCode,
  keepCodes,
  makeAccount,
  signInButton,
  signOut,
  signUp,
  someone,
} from './fixtures/flows.ts';
import type { Server } from './fixtures/server.ts';
import type { Plug } from './fixtures/test.ts';
import { expect, test } from './fixtures/test.ts';

interface Scene {
  readonly page: Page;
  readonly browser: Browser;
  readonly server: Server;
  readonly authenticator: VirtualAuthenticator;
  readonly plug: Plug;
}

const dialog = (page: Page) => page.getByRole('dialog');

async function signedIn({ page, server }: Scene): Promise<void> {
  await signUp(page, server.address, someone(), 'Mara');
  await expect(page.getByRole('list', { name: 'Your passkeys' })).toBeVisible();
}

/** Two passkeys, so that one can be deleted. */
async function twoPasskeys(scene: Scene): Promise<void> {
  await signedIn(scene);
  await scene.page.getByRole('button', { name: 'Add a passkey' }).first().click();
  await dialog(scene.page).getByRole('button', { name: 'Confirm' }).click();
  // The same authenticator holds one already and says so; the dialog's error is a state of its own.
  await dialog(scene.page).getByRole('button', { name: 'Create a passkey' }).click();
  await expect(dialog(scene.page).getByText('This device already has a passkey')).toBeVisible();
}

/** Every state a person meets: THE LIST. Each is looked at by axe, light and dark, wide and at 320 px. */
const states: readonly [name: string, reach: (scene: Scene) => Promise<void>][] = [
  [
    'sign-in, first paint without scripts',
    async ({ page, server }) => {
      await page.route('**/*.js', (route) => route.abort());
      await page.goto(`${server.address}/sign-in`);
    },
  ],
  ['sign-in', async ({ page, server }) => void (await page.goto(`${server.address}/sign-in`))],
  [
    'sign-in, what is a passkey unfolded',
    async ({ page, server }) => {
      await page.goto(`${server.address}/sign-in`);
      await page.getByText('What is a passkey?').click();
    },
  ],
  [
    'sign-in, cancelled',
    async ({ page, server, authenticator }) => {
      await page.goto(`${server.address}/sign-in`);
      await authenticator.answers(true);
      await signInButton(page).click();
      await expect(page.getByRole('alert')).toContainText('Not signed in yet');
    },
  ],
  [
    'sign-in, server in trouble',
    async ({ page, server, authenticator }) => {
      await page.goto(`${server.address}/sign-in`);
      await authenticator.answers(true);
      await page.route('**/v1/sign-in/begin', (route) => route.fulfill({ status: 500, body: 'no' }));
      await signInButton(page).click();
      await expect(page.getByText('Something went wrong at')).toBeVisible();
    },
  ],
  [
    'sign-in, waiting for the device',
    async ({ page, server }) => {
      await page.goto(`${server.address}/sign-in`);
      await signInButton(page).click();
      await expect(page.getByText('Waiting for your device').first()).toBeVisible();
    },
  ],
  [
    'signed out',
    async (scene) => {
      await scene.authenticator.answers(true);
      await signedIn(scene);
      await scene.authenticator.answers(false);
      await signOut(scene.page);
      await expect(scene.page.getByText('You are signed out')).toBeVisible();
    },
  ],
  ['sign-up', async ({ page, server }) => void (await page.goto(`${server.address}/sign-up`))],
  [
    'sign-up, the name is taken',
    async (scene) => {
      const { page, server } = scene;
      await scene.authenticator.answers(true);
      const username = someone();
      await signUp(page, server.address, username);
      await page.goto(`${server.address}/sign-up`);
      await page.getByLabel('Username').fill(username);
      await page.getByRole('button', { name: 'Create a passkey' }).click();
      await expect(page.getByText('This name is in use')).toBeVisible();
    },
  ],
  [
    'account, one passkey',
    async (scene) => {
      await scene.authenticator.answers(true);
      await signedIn(scene);
    },
  ],
  [
    'account, renaming',
    async (scene) => {
      await scene.authenticator.answers(true);
      await signedIn(scene);
      await scene.page.getByRole('button', { name: /^Rename/u }).click();
    },
  ],
  [
    'account, adding: the confirmation',
    async (scene) => {
      await scene.authenticator.answers(true);
      await signedIn(scene);
      await scene.page.getByRole('button', { name: 'Add a passkey' }).first().click();
      await expect(dialog(scene.page)).toBeVisible();
    },
  ],
  [
    'account, adding: refused in the dialog',
    async (scene) => {
      await scene.authenticator.answers(true);
      await twoPasskeys(scene);
    },
  ],
  [
    'account, adding: waiting in the dialog',
    async (scene) => {
      await scene.authenticator.answers(true);
      await signedIn(scene);
      await scene.authenticator.answers(false);
      await scene.page.getByRole('button', { name: 'Add a passkey' }).first().click();
      await dialog(scene.page).getByRole('button', { name: 'Confirm' }).click();
      await expect(dialog(scene.page).getByText('Waiting for your device').first()).toBeVisible();
    },
  ],
  [
    'account, two passkeys: one is about to be deleted',
    async (scene) => {
      const { page, authenticator } = scene;
      await authenticator.answers(true);
      await signedIn(scene);
      await addPasskey(page, { confirmedBy: authenticator, madeBy: await scene.plug('usb', { answers: false }) });
      await page.getByRole('button', { name: 'Delete Security key' }).click();
      await expect(dialog(page)).toContainText('One passkey stays on your account');
    },
  ],
  [
    'sign-in, too many attempts',
    async ({ page, server, authenticator }) => {
      await page.goto(`${server.address}/sign-in`);
      await authenticator.answers(true);
      const problem = { type: 'urn:signet:problem:rate_limited', code: 'rate_limited', status: 429, retryAfter: 300 };
      const answer = { status: 429, contentType: 'application/problem+json', body: JSON.stringify(problem) };
      await page.route('**/v1/sign-in/begin', (route) => route.fulfill(answer));
      await signInButton(page).click();
      await expect(page.getByText('Too many attempts for now')).toBeVisible();
    },
  ],
  [
    'recovery codes at sign-up',
    async ({ page, server, authenticator }) => {
      await authenticator.answers(true);
      await makeAccount(page, server.address, someone());
    },
  ],
  [
    'recovery codes, not stored: the server in trouble',
    async ({ page, server, authenticator }) => {
      await authenticator.answers(true);
      await makeAccount(page, server.address, someone());
      await page.route('**/v1/recovery/codes/stored', (route) => route.fulfill({ status: 500, body: 'no' }));
      await keepCodes(page);
      await expect(page.getByText('Something went wrong at')).toBeVisible();
    },
  ],
  [
    'sign-up by invitation alone',
    async ({ page, server }) => {
      await page.route('**/v1/site', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), signUp: 'invite' } });
      });
      await page.goto(`${server.address}/sign-up`);
      await expect(page.getByText('You need an invitation')).toBeVisible();
    },
  ],
  [
    'invitation',
    async ({ page, server }) => {
      const invited = { site: 'Fernholm Library', role: 'owner', expires: '2030-01-01T00:00:00.000Z' };
      await page.route('**/v1/invite/look', (route) => route.fulfill({ json: invited }));
      await page.goto(`${server.address}/invite#token`);
      await expect(page.getByText('You will be its owner')).toBeVisible();
    },
  ],
  [
    'invitation that is over',
    async ({ page, server }) => {
      await page.goto(`${server.address}/invite#nobody`);
      await expect(page.getByText('This invitation is over')).toBeVisible();
    },
  ],
  [
    'recover',
    async ({ page, server }) => {
      await page.goto(`${server.address}/recover`);
      await page.getByText('I have no code').click();
      await expect(page.getByText('Then a wait of 24 hours begins')).toBeVisible();
    },
  ],
  [
    'recover, the code is refused',
    async ({ page, server }) => {
      await enterCode(page, server.address, 'nothing');
      await expect(page.getByRole('alert')).toContainText('This code did not work');
    },
  ],
  [
    'recover, by an app',
    async ({ page, server }) => {
      await page.route('**/v1/site', async (route) => {
        const response = await route.fetch();
        const site = await response.json();
        await route.fulfill({ response, json: { ...site, recovery: { ...site.recovery, totp: true } } });
      });
      await page.goto(`${server.address}/recover`);
      await page.getByRole('button', { name: 'I have an app for one-time codes' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByText('Enter your username and the six digits')).toBeVisible();
    },
  ],
  [
    'recover, waiting',
    async ({ page, server, authenticator }) => {
      await authenticator.answers(true);
      const [code = ''] = await makeAccount(page, server.address, someone());
      await keepCodes(page);
      await accountReady(page);
      await page.context().clearCookies();
      await enterCode(page, server.address, code);
      await expect(page.getByRole('heading', { name: /^Ready tomorrow/u })).toBeVisible();
    },
  ],
  [
    'recover, the wait is over',
    async ({ page, server }) => {
      const times = { started: '2026-01-01T00:00:00.000Z', readyAt: '2026-01-02T00:00:00.000Z', wait: 0 };
      const recovery = { ...times, expires: '2030-01-01T00:00:00.000Z' };
      await page.route('**/v1/recover', (route) => route.fulfill({ json: { recovery } }));
      await page.goto(`${server.address}/recover`);
      await expect(page.getByRole('heading', { name: 'The wait is over' })).toBeVisible();
    },
  ],
  [
    'account, all its parts',
    async ({ page, server, authenticator }) => {
      await authenticator.answers(true);
      await makeAccount(page, server.address, someone(), 'Mara');
      await keepCodes(page);
      await accountReady(page);
    },
  ],
  [
    'account, a recovery under way and another place',
    async ({ page, browser, server, authenticator }) => {
      await authenticator.answers(true);
      const [code = ''] = await makeAccount(page, server.address, someone());
      await keepCodes(page);
      await accountReady(page);
      const other = await newDevice(browser, { answers: false });
      await enterCode(other.page, server.address, code);
      await expect(other.page.getByRole('heading', { name: /^Ready tomorrow/u })).toBeVisible();
      for (const credential of await authenticator.credentials()) await other.authenticator.add(credential);
      await other.page.goto(`${server.address}/sign-in`);
      await other.authenticator.answers(true);
      await signInButton(other.page).click();
      await accountReady(other.page);
      await other.context.close();
      await page.bringToFront();
      await page.reload();
      await accountReady(page);
      await expect(page.getByText('A recovery has been started')).toBeVisible();
    },
  ],
  [
    'account, stopping a recovery',
    async ({ page, browser, server, authenticator }) => {
      await authenticator.answers(true);
      const [code = ''] = await makeAccount(page, server.address, someone());
      await keepCodes(page);
      await accountReady(page);
      const other = await newDevice(browser);
      await enterCode(other.page, server.address, code);
      await expect(other.page.getByRole('heading', { name: /^Ready tomorrow/u })).toBeVisible();
      await other.context.close();
      await page.bringToFront();
      await page.reload();
      await page.getByRole('button', { name: 'Stop the recovery' }).click();
      await expect(dialog(page)).toBeVisible();
    },
  ],
  [
    'account, a passkey under suspicion',
    async (scene) => {
      const { page, authenticator } = scene;
      await authenticator.answers(true);
      await page.route('**/v1/passkeys', async (route) => {
        const response = await route.fetch();
        const list = await response.json();
        const passkeys = list.passkeys.map((it: object) => ({ ...it, status: 'suspected_clone', kept: null }));
        await route.fulfill({ response, json: { ...list, passkeys, advice: ['look-at-suspected-passkey'] } });
      });
      await signedIn(scene);
      await expect(page.getByText('Needs a second look', { exact: true })).toBeVisible();
    },
  ],
  [
    'account, new codes',
    async (scene) => {
      const { page, authenticator } = scene;
      await authenticator.answers(true);
      await signedIn(scene);
      await accountReady(page);
      await page.getByRole('button', { name: 'Make recovery codes' }).click();
      await dialog(page).getByRole('button', { name: 'Confirm' }).click();
      await expect(page.getByRole('list', { name: 'Your ten recovery codes' })).toBeVisible();
    },
  ],
  [
    'account, an app for one-time codes is set up',
    async (scene) => {
      const { page, authenticator } = scene;
      await authenticator.answers(true);
      await page.route('**/v1/recovery', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), allowed: { codes: true, totp: true } } });
      });
      const qr = Array.from({ length: 33 }, (_row, y) => Array.from({ length: 33 }, (_cell, x) => (x * y) % 3 === 0));
      const begun = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', qr };
      await page.route('**/v1/totp/begin', (route) => route.fulfill({ json: begun }));
      await signedIn(scene);
      await accountReady(page);
      await page.getByRole('button', { name: 'Set up' }).click();
      await dialog(page).getByRole('button', { name: 'Confirm' }).click();
      await page.getByRole('button', { name: 'Turn it on' }).click();
      await expect(page.getByText('Enter the six digits that the app shows.')).toBeVisible();
    },
  ],
  [
    'account, the code of an e-mail address',
    async (scene) => {
      const { page, authenticator } = scene;
      await authenticator.answers(true);
      await signedIn(scene);
      await accountReady(page);
      await page.getByLabel('E-mail address').fill(`${someone()}@example.com`);
      await page.getByRole('button', { name: 'Send me a code' }).click();
      await dialog(page).getByRole('button', { name: 'Confirm' }).click();
      await page.getByLabel('Eight digits from the mail').fill('00000000');
      await page.getByRole('button', { name: 'Use this address' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  ],
  [
    'account, its deletion',
    async (scene) => {
      const { page, authenticator } = scene;
      await authenticator.answers(true);
      await signedIn(scene);
      await accountReady(page);
      await page.getByRole('button', { name: 'Delete my account' }).click();
      await expect(dialog(page)).toBeVisible();
    },
  ],
  ['account deleted', async ({ page, server }) => void (await page.goto(`${server.address}/sign-in?erased`))],
];

const looks = [
  { name: 'light, wide', colorScheme: 'light', width: 1280 },
  { name: 'dark, 320 px', colorScheme: 'dark', width: 320 },
  { name: 'light, 320 px', colorScheme: 'light', width: 320 },
  { name: 'dark, wide', colorScheme: 'dark', width: 1280 },
] as const;

for (const [name, reach] of states) {
  test(`axe finds nothing: ${name}`, async ({ page, browser, server, plug }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const authenticator = await plug('internal', { answers: false });
    await reach({ page, browser, server, authenticator, plug });
    for (const { name: look, colorScheme, width } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.target.join(' ')).join('; ')}`);
      expect.soft(found, look).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(sideways, `${look}: nothing scrolls sideways`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 320, height: 900 });
    const turned = await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
      return document.documentElement.scrollWidth - innerWidth;
    });
    expect.soft(turned, 'right to left, 320 px: nothing scrolls sideways').toBeLessThanOrEqual(0);
  });
}

/** Colours change by transition; a look is judged when it has arrived. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
    const endless = (it: Animation): boolean => it.effect?.getComputedTiming().iterations === Infinity;
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => !endless(it))
        .map((it) => it.finished),
    );
  });
}
