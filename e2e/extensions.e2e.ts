import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import {
  authenticationOptions,
  parseAuthentication,
  parseRegistration,
  registrationOptions,
  verifyAuthentication,
  verifyRegistration,
} from '@signet/webauthn';
import type {
  AuthenticationExtensionInputs,
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationExtensionInputs,
  RegistrationResponseJSON,
  VerifiedAuthentication,
  VerifiedRegistration,
} from '@signet/webauthn';
import { addVirtualAuthenticator } from '@signet/testkit/playwright';
import type { VirtualAuthenticatorOptions } from '@signet/testkit/playwright';
import { guideFiles } from '../packages/webauthn/test/guides/guide-code.ts';

/** An origin that is an empty page, and the page code of the guide to prf. */
const test = base.extend<object, { origin: string }>({
  origin: [
    async ({ browserName: _browserName }, use) => {
      const files = await guideFiles('prf.md');
      const server = createServer((request, response) => {
        const code = files.get(request.url?.slice(1) ?? '');
        response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript');
        response.end(code ?? '<!doctype html><title>Extensions</title>');
      });
      await new Promise<void>((ready) => void server.listen(0, 'localhost', ready));
      await use(`http://localhost:${(server.address() as AddressInfo).port}`);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
    { scope: 'worker' },
  ],
});

const challenge = new Uint8Array(32).fill(1);
const userHandle = new Uint8Array(16).fill(2);
const common = {
  challenge,
  rpIds: ['localhost'],
  crossOrigin: 'refused',
  userVerification: 'required',
} as const;

/** A virtual authenticator with every extension that Chromium's have. */
async function plugIn(page: Page, transport: VirtualAuthenticatorOptions['transport'] & string): Promise<void> {
  await addVirtualAuthenticator(page, { transport, extensions: ['prf', 'largeBlob', 'credBlob', 'minPinLength'] });
}

async function register(page: Page, extensions: RegistrationExtensionInputs): Promise<VerifiedRegistration> {
  const options = registrationOptions({
    rp: { id: 'localhost', name: 'Extensions' },
    user: { id: userHandle, name: 'ada', displayName: 'Ada' },
    challenge,
    algorithms: [-7],
    excludeCredentials: [],
    userVerification: 'required',
    residentKey: 'required',
    attestation: 'none',
    timeout: 10_000,
    hints: [],
    extensions,
  });
  return verifyRegistration(parseRegistration(await page.evaluate(create, options)), {
    ...common,
    origins: [new URL(page.url()).origin],
    extensions: {
      requested: Object.keys(extensions),
      unsolicited: 'refused',
      ...(extensions.credProtect && { credProtect: extensions.credProtect }),
    },
    mediation: 'optional',
    algorithms: [-7],
    attestation: { none: 'accepted', self: 'refused', certified: 'trust-required', anchors: [] },
    backupEligible: 'accepted',
    registered: 'store-refuses-duplicates',
  });
}

async function authenticate(
  page: Page,
  passkey: VerifiedRegistration,
  extensions: AuthenticationExtensionInputs,
): Promise<VerifiedAuthentication> {
  const options = optionsOf([passkey], extensions);
  return verifyAuthentication(
    parseAuthentication(await page.evaluate(get, options)),
    {
      ...common,
      origins: [new URL(page.url()).origin],
      extensions: { requested: Object.keys(extensions), unsolicited: 'refused' },
      user: { identified: 'before', userHandle },
      allowCredentials: [passkey.credentialId],
      signCount: 'refused',
      backupUpgrade: 'refused',
      attestedCredentialData: 'refused',
    },
    { ...passkey, id: passkey.credentialId, userHandle, signCount: 0 },
  );
}

function optionsOf(
  passkeys: readonly VerifiedRegistration[],
  extensions: AuthenticationExtensionInputs,
): PublicKeyCredentialRequestOptionsJSON {
  return authenticationOptions({
    rpId: 'localhost',
    challenge,
    allowCredentials: passkeys.map(({ credentialId }) => ({ id: credentialId, transports: [] })),
    userVerification: 'required',
    timeout: 10_000,
    hints: [],
    extensions,
  });
}

async function create(json: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  return credential.toJSON() as RegistrationResponseJSON;
}

async function get(json: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  return credential.toJSON() as AuthenticationResponseJSON;
}

for (const transport of ['usb', 'internal'] as const) {
  test(`every extension goes through the browser and comes back, ${transport}`, async ({ page, origin }) => {
    await page.goto(origin);
    await plugIn(page, transport);
    const [first, second] = [new Uint8Array([1]), new Uint8Array([2])];
    const passkey = await register(page, {
      credProps: true,
      prf: { eval: { first, second } },
      largeBlob: { support: 'required' },
      credProtect: { policy: 'userVerificationRequired', enforce: true },
      credBlob: new Uint8Array([7, 8]),
      minPinLength: true,
    });
    expect(passkey.extensions).toEqual({
      credProps: { rk: true },
      prf: { enabled: true, results: { first: expect.any(Uint8Array), second: expect.any(Uint8Array) } },
      largeBlob: { supported: true },
      credProtect: 'userVerificationRequired',
      credBlob: true,
      minPinLength: 4,
    });

    const { credentialId } = passkey;
    const written = await authenticate(page, passkey, {
      prf: { eval: { first }, evalByCredential: [{ credentialId, first: second }] },
      largeBlob: { write: new Uint8Array([5]) },
      credBlob: true,
    });
    expect(written.extensions).toEqual({
      prf: { results: { first: passkey.extensions.prf?.results?.second, second: null } },
      largeBlob: { blob: null, written: true },
      credBlob: new Uint8Array([7, 8]),
    });

    const read = await authenticate(page, passkey, { largeBlob: { read: true } });
    expect(read.extensions).toEqual({ largeBlob: { blob: new Uint8Array([5]), written: null } });
  });
}

test('the vault of the guide to prf opens in a browser', async ({ page, origin }) => {
  await page.goto(origin);
  await plugIn(page, 'internal');
  // Chromium asks for a protection of discoverable credentials where nobody does.
  const credProtect = { policy: 'userVerificationRequired', enforce: true } as const;
  const passkey = await register(page, { prf: {}, credProtect });
  const options = optionsOf([passkey], { prf: { eval: { first: new Uint8Array(32).fill(9) } } });
  const opened = await page.evaluate(
    async ({ json, module }) => {
      const vault = await import(module);
      const made = await vault.createVault('a text', [await vault.unlock(json), vault.newRecoveryKey()]);
      const { secret, ...again } = await vault.unlock(json);
      return { text: await vault.openVault(made, { secret, id: again.id }), keys: made.keys.length, ...again };
    },
    { json: options, module: '/vault.js' },
  );
  expect([opened.text, opened.keys]).toEqual(['a text', 2]);
  expect(opened.response.clientExtensionResults).toEqual({});
  expect(opened.id).toBe(Buffer.from(passkey.credentialId).toString('base64url'));
});
