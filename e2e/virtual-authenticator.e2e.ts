import { addVirtualAuthenticator } from '@signet/testkit/playwright';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import { expectSignedIn, signInButton, signOut, signUp, someone } from './fixtures/flows.ts';
import { expect, test } from './fixtures/test.ts';

test.describe('The test kit’s virtual authenticators', () => {
  test('keep what was made, move it, clone it and forget it', async ({ page, server }) => {
    // Nobody picks the suggestion here: what is asked for, the button asks for.
    await gateAutofill(page);
    const first = await addVirtualAuthenticator(page, { backupEligible: true });
    await signUp(page, server.address, someone());
    const [credential] = await first.credentials();
    if (credential === undefined) throw new Error('a sign-up must leave a credential');
    expect(credential).toMatchObject({ rpId: 'localhost', isResidentCredential: true, backupEligibility: true });
    await signOut(page);

    // A clone of it in another authenticator serves as well.
    await first.removeAll();
    expect(await first.credentials()).toEqual([]);
    await first.unplug();
    const second = await addVirtualAuthenticator(page, { transport: 'usb' });
    await second.add(credential);
    await signInButton(page).click();
    await expectSignedIn(page);
    await signOut(page);

    // Backup eligibility is for life: a server has to refuse that it changed.
    await second.change(credential.credentialId, { backupEligibility: false, backupState: false });
    const answered = page.waitForResponse('**/v1/sign-in/finish');
    await signInButton(page).click();
    expect(await (await answered).json()).toMatchObject({ code: 'backup_changed' });
    await second.remove(credential.credentialId);
    expect(await second.credentials()).toEqual([]);
  });

  test('speak U2F and have extensions where told to', async ({ page, server }) => {
    await page.goto(`${server.address}/healthz`);
    const key = await addVirtualAuthenticator(page, { transport: 'usb', extensions: ['prf', 'largeBlob'] });
    const create = (residentKey: string) =>
      page.evaluate(async (wanted) => {
        const credential = await navigator.credentials.create({
          publicKey: {
            rp: { name: 'Signet' },
            user: { id: new Uint8Array(16), name: 'ada', displayName: 'Ada' },
            challenge: new Uint8Array(32),
            pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
            authenticatorSelection: {
              residentKey: wanted as ResidentKeyRequirement,
              userVerification: wanted === 'required' ? 'required' : 'discouraged',
            },
            attestation: 'direct',
            extensions: { prf: {} },
          },
        });
        return (credential as PublicKeyCredential).getClientExtensionResults();
      }, residentKey);
    expect(await create('required')).toMatchObject({ prf: { enabled: true } });
    await key.unplug();
    const u2f = await addVirtualAuthenticator(page, { protocol: 'u2f', transport: 'usb' });
    expect(await create('discouraged')).not.toMatchObject({ prf: { enabled: true } });
    expect((await u2f.credentials())[0]?.isResidentCredential).toBe(false);
  });
});
