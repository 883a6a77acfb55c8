import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import type { AutofillGate } from './fixtures/autofill-gate.ts';
import { expect, test as base } from './fixtures/test.ts';

const root = join(import.meta.dirname, '..');

/** The example application, as `npm run example:passwords` runs it, on a port of its own. */
const test = base.extend<object, { oldOak: string }>({
  oldOak: [
    async ({ browserName: _browserName }, use) => {
      const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const built = spawnSync(process.execPath, [compiler, '-b', 'packages/browser'], { cwd: root, encoding: 'utf8' });
      expect(built.status, built.stdout).toBe(0);
      const main = join(root, 'examples', 'passwords', 'main.ts');
      const child = spawn(process.execPath, ['--conditions=@signet/source', main], {
        env: { ...process.env, NODE_OPTIONS: '', PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = new Promise((resolve) => void child.once('exit', resolve));
      const address = await new Promise<string>((resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`the example ended with ${String(code)}`)));
        child.stdout.on('data', (text: Buffer) => resolve(/ready at (\S+):/u.exec(text.toString())?.[1] ?? ''));
      });
      await use(address);
      child.kill('SIGTERM');
      await exited;
    },
    { scope: 'worker' },
  ],
});

const status = (page: Page) => page.getByRole('status');

async function signInWithPassword(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Username').fill('mara');
  await page.getByLabel('Password').fill('wooden-spoon-82');
  await page.getByRole('button', { name: 'Sign in with a password' }).click();
  await expect(page.getByText('Signed in with a password.')).toBeVisible();
}

/** By the button, or by the suggestion in the field. */
async function signInWithPasskey(page: Page, gate: AutofillGate, way: 'button' | 'field'): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Old Oak' })).toBeVisible();
  await expect.poll(() => gate.pending()).toBeGreaterThan(0);
  if (way === 'field') await gate.pick();
  else await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('Signed in with a passkey.')).toBeVisible();
}

/**
 * Virtual authenticators do not answer a conditional create: here the page's becomes an ordinary one, with the flags that the
 * specification allows for it (no user present, none verified).
 */
async function answerConditionalCreate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { credentials } = navigator;
    const create = credentials.create.bind(credentials);
    credentials.create = (options) => {
      const { mediation: _, ...rest } = options as CredentialCreationOptions & { mediation?: string };
      return create(rest);
    };
  });
}

test.describe('an application with passwords', () => {
  test('gives a passkey by a button, and signs in with it', async ({ page, plug, oldOak }) => {
    await plug();
    const gate = await gateAutofill(page);
    await signInWithPassword(page, oldOak);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(status(page)).toHaveText('Passkey added. You can sign in with it from now on.');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(status(page)).toHaveText('This device already has a passkey for your account.');
    await signInWithPasskey(page, gate, 'button');
  });

  test('upgrades silently right after the password, and only then', async ({ page, plug, oldOak }) => {
    const authenticator = await plug('internal', { backupEligible: true });
    const gate = await gateAutofill(page);
    await answerConditionalCreate(page);
    await authenticator.override({ isBadUP: true, isBadUV: true });
    await signInWithPassword(page, oldOak);
    await expect(status(page)).toHaveText('A passkey was added: next time sign in with it.');
    await authenticator.override({ isBadUP: false, isBadUV: false });
    await page.reload();
    await expect(page.getByText('Signed in with a password.')).toBeVisible();
    expect(await authenticator.credentials()).toHaveLength(1);
    await signInWithPasskey(page, gate, 'field');
  });

  test('goes on as before where the browser adds no passkey by itself', async ({ page, plug, oldOak }) => {
    const authenticator = await plug();
    await signInWithPassword(page, oldOak);
    await expect(status(page)).toHaveText('');
    expect(await authenticator.credentials()).toHaveLength(0);
  });

  test('gives no ticket to whoever is not signed in, nor to a page of another site', async ({ page, oldOak }) => {
    const stranger = await page.request.post(`${oldOak}/passkey/ticket`, { headers: { origin: oldOak } });
    expect(stranger.status()).toBe(403);
    await signInWithPassword(page, oldOak);
    for (const origin of ['https://evil.example', 'http://localhost:1']) {
      const foreign = await page.request.post(`${oldOak}/passkey/ticket`, { headers: { origin } });
      expect(foreign.status()).toBe(403);
    }
    const own = await page.request.post(`${oldOak}/passkey/ticket`, { headers: { origin: oldOak } });
    expect(own.status()).toBe(200);
  });
});
