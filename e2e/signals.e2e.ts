import type { Page } from '@playwright/test';
import type { VirtualAuthenticator } from '@signet/testkit/playwright';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import { addPasskey, signInButton, signOut, signUp, someone } from './fixtures/flows.ts';
import { expect, test } from './fixtures/test.ts';

/** Counts the page's calls of the Signal API that tell an authenticator to forget. */
async function countSignals(page: Page): Promise<() => Promise<string[]>> {
  // Nobody picks the suggestion here: what is asked for, the button asks for.
  await gateAutofill(page);
  await page.addInitScript(() => {
    const told: string[] = JSON.parse(sessionStorage.getItem('told') ?? '[]');
    for (const name of ['signalUnknownCredential', 'signalAllAcceptedCredentials'] as const) {
      const real = PublicKeyCredential[name].bind(PublicKeyCredential);
      Object.assign(PublicKeyCredential, {
        [name]: (options: never) => {
          told.push(name);
          sessionStorage.setItem('told', JSON.stringify(told));
          return real(options);
        },
      });
    }
  });
  return () => page.evaluate<string[]>('JSON.parse(sessionStorage.getItem("told") ?? "[]")');
}

async function account(page: Page, address: string): Promise<void> {
  await signUp(page, address, someone());
  await expect(page.getByRole('list', { name: 'Your passkeys' })).toBeVisible();
}

async function forget(page: Page): Promise<void> {
  await page.evaluate('sessionStorage.setItem("told", "[]")');
  await page.reload();
}

test.describe('What the authenticator is told', () => {
  test('a passkey that was deleted: 404, and the authenticator that still has it forgets it', async ({
    page,
    server,
    plug,
  }) => {
    const told = await countSignals(page);
    const platform = await plug();
    await account(page, server.address);
    const key = await plug('usb', { answers: false });
    await addPasskey(page, { confirmedBy: platform, madeBy: key });
    const [credential] = await key.credentials();
    if (!credential) throw new Error('adding must leave a credential');
    await platform.answers(true);
    await key.answers(false);
    await page.getByRole('button', { name: 'Delete Security key' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete passkey' }).click();
    await expect(page.getByText('“Security key” deleted')).toBeVisible();
    await expect.poll(async () => (await key.credentials()).length).toBe(0);

    // A key that was not plugged in when the passkey was deleted has it still.
    await key.add(credential);
    await signOut(page);
    await forget(page);
    await platform.answers(false);
    await key.answers(true);
    const answered = page.waitForResponse('**/v1/sign-in/finish');
    await signInButton(page).click();
    const answer = await answered;
    expect(answer.status()).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'credential_unknown' });
    await expect(page.getByText('This passkey is no longer in use here')).toBeVisible();
    await expect.poll(told).toEqual(['signalUnknownCredential']);
    await expect.poll(async () => (await key.credentials()).length).toBe(0);
  });

  test('a cancel tells nothing', async ({ page, server, plug }) => {
    const told = await countSignals(page);
    const authenticator = await plug();
    await account(page, server.address);
    await authenticator.answers(false);
    await signOut(page);
    await authenticator.verifiesUser(false);
    await authenticator.answers(true);
    await forget(page);
    await signInButton(page).click();
    await expect(page.getByRole('alert')).toContainText('Not signed in yet');
    expect(await told()).toEqual([]);
    expect(await authenticator.credentials()).toHaveLength(1);
  });

  const failures: readonly [
    what: string,
    break_: (authenticator: VirtualAuthenticator) => Promise<void>,
    code: string,
  ][] = [
    ['a bad signature', (it) => it.override({ isBogusSignature: true }), 'bad_signature'],
    ['an absent person', (it) => it.override({ isBadUP: true }), 'user_not_present'],
  ];
  for (const [what, breakIt, code] of failures) {
    test(`${what} is refused by the server and tells nothing`, async ({ page, server, plug }) => {
      const told = await countSignals(page);
      const authenticator = await plug();
      await account(page, server.address);
      await authenticator.answers(false);
      await signOut(page);
      await forget(page);
      await breakIt(authenticator);
      await authenticator.answers(true);
      const answered = page.waitForResponse('**/v1/sign-in/finish');
      await signInButton(page).click();
      const answer = await answered;
      expect(answer.status()).toBe(400);
      expect(await answer.json()).toMatchObject({ code });
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await told()).toEqual([]);
      expect(await authenticator.credentials()).toHaveLength(1);
    });
  }
});
