import { addVirtualAuthenticator } from '@signet/testkit/playwright';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import { expectSignedIn, signInButton, signOut, signUp, someone } from './fixtures/flows.ts';
import { startServer } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';

test.describe('Autofill and the button', () => {
  test('the button aborts the pending suggestion and signs in', async ({ page, server, plug }) => {
    const gate = await gateAutofill(page);
    await plug();
    await signUp(page, server.address, someone());
    await signOut(page);
    await expect.poll(gate.pending).toBe(1);
    await signInButton(page).click();
    await expectSignedIn(page);
  });

  test('with the browser’s own pending request, which fails a second one unless it is aborted', async ({
    page,
    server,
    plug,
  }) => {
    const authenticator = await plug();
    await signUp(page, server.address, someone());
    await authenticator.answers(false);
    await signOut(page);
    await page.waitForTimeout(500);
    await authenticator.answers(true);
    await signInButton(page).click();
    await expectSignedIn(page);
  });

  test('a cancelled prompt says so, and the suggestion is armed again', async ({ page, server, plug }) => {
    const gate = await gateAutofill(page);
    const authenticator = await plug();
    await signUp(page, server.address, someone());
    const [credential] = await authenticator.credentials();
    if (!credential) throw new Error('sign-up must leave a credential');
    await signOut(page);
    await expect.poll(gate.pending).toBe(1);

    await authenticator.remove(credential.credentialId);
    await signInButton(page).click();
    await expect(page.getByRole('alert')).toContainText('Not signed in yet');
    await expect(page.getByText('The passkey prompt was closed, or it found no passkey')).toBeVisible();
    await expect.poll(gate.pending).toBe(1);
    expect(await gate.aborted()).toBe(1);

    await authenticator.add(credential);
    await gate.pick();
    await expectSignedIn(page);
  });

  test('a page open for longer than a ceremony lives still signs in', async ({ page, plug }) => {
    test.slow();
    const server = await startServer({}, { ceremonyLifetime: 30 });
    const gate = await gateAutofill(page);
    await plug();
    await signUp(page, server.address, someone());
    await signOut(page);
    await expect.poll(gate.pending).toBe(1);
    const before = await gate.armed();
    await page.waitForTimeout(36_000);
    expect(await gate.armed()).toBeGreaterThan(before);
    expect(await gate.pending()).toBe(1);
    await gate.pick();
    await expectSignedIn(page);
    await server.stop();
  });

  test('two tabs at once: each signs in with its own ceremony', async ({ page, context, server, plug }) => {
    const gate = await gateAutofill(page);
    const authenticator = await plug();
    await signUp(page, server.address, someone());
    await signOut(page);
    await expect.poll(gate.pending).toBe(1);

    const other = await context.newPage();
    const otherGate = await gateAutofill(other);
    const second = await addVirtualAuthenticator(other);
    for (const credential of await authenticator.credentials()) await second.add(credential);
    await other.goto(`${server.address}/sign-in`);
    await expect.poll(otherGate.pending).toBe(1);

    await page.bringToFront();
    await gate.pick();
    await expectSignedIn(page);
    await other.bringToFront();
    await otherGate.pick();
    await expectSignedIn(other);
  });

  test('two instances on two ports at once: neither reads the other’s cookies', async ({ page, server, plug }) => {
    const other = await startServer();
    await plug();
    const [first, second] = [someone(), someone()];
    await signUp(page, server.address, first);
    await signUp(page, other.address, second);
    await page.goto(`${server.address}/account`);
    await expect(page.getByText(first).first()).toBeVisible();
    await signOut(page);
    await page.goto(`${other.address}/account`);
    await expect(page.getByText(second).first()).toBeVisible();
    const names = (await page.context().cookies()).map(({ name }) => name);
    expect(names).toContain(`signet-${other.port}`);
    expect(names).not.toContain(`signet-${server.port}`);
    await other.stop();
  });
});
