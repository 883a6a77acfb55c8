import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { VirtualAuthenticator } from '@signet/testkit/playwright';
import { addPasskey, signInButton, signOut, signUp, someone } from './fixtures/flows.ts';
import type { Server } from './fixtures/server.ts';
import type { Plug } from './fixtures/test.ts';
import { expect, test } from './fixtures/test.ts';

interface Scene {
  readonly page: Page;
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
];

const looks = [
  { name: 'light, wide', colorScheme: 'light', width: 1280 },
  { name: 'dark, 320 px', colorScheme: 'dark', width: 320 },
  { name: 'light, 320 px', colorScheme: 'light', width: 320 },
  { name: 'dark, wide', colorScheme: 'dark', width: 1280 },
] as const;

for (const [name, reach] of states) {
  test(`axe finds nothing: ${name}`, async ({ page, server, plug }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const authenticator = await plug('internal', { answers: false });
    await reach({ page, server, authenticator, plug });
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
