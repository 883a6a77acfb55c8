import { createHash } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { addVirtualAuthenticator } from '@signet/testkit/playwright';
import type { VirtualAuthenticator, VirtualCredential } from '@signet/testkit/playwright';
import { gateAutofill } from './fixtures/autofill-gate.ts';
import { makeCertificate } from './fixtures/certificate.ts';
import { tryToRename } from './fixtures/cross-site.ts';
import type { Domains, Forwarding } from './fixtures/domains.ts';
import { blankPage, forward, serveDomains } from './fixtures/domains.ts';
import { expectSignedIn, signInButton, signOut, signUp, someone } from './fixtures/flows.ts';
import type { Server } from './fixtures/server.ts';
import { startServer } from './fixtures/server.ts';

const genuine = 'https://login.example.com';
const lookAlike = 'https://login.examp1e.com';

/** What the phishing kit does with what passes through; a test sets it. */
const kit: { -readonly [Member in 'onRequest' | 'onResponse']: NonNullable<Forwarding[Member]> } = {
  onRequest: (_headers, body) => body,
  onResponse: (_headers, body) => body,
};

/** Headers of everything that came to the genuine domain. */
const arrived: Record<string, string | string[] | undefined>[] = [];
let server: Server;
let domains: Domains;
let context: BrowserContext;
let page: Page;
let authenticator: VirtualAuthenticator;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer({
    SIGNET_NAME: 'Fernholm Library',
    SIGNET_RP_ID: 'example.com',
    SIGNET_ORIGINS: 'https://login.example.com,https://shop.example.com',
    SIGNET_TRUSTED_PROXIES: '127.0.0.1',
  });
  const { port } = server;
  const certificate = makeCertificate(['*.example.com', '*.examp1e.com']);
  const relay = forward({
    port,
    // A relaying proxy passes itself off as the genuine page to the server, and keeps what it is told.
    onRequest: (headers, body) => {
      headers['host'] = 'login.example.com';
      if (headers['origin']) headers['origin'] = genuine;
      return kit.onRequest(headers, body);
    },
    onResponse: (headers, body) => {
      delete headers['content-security-policy'];
      return kit.onResponse(headers, body);
    },
  });
  domains = await serveDomains(
    {
      'login.example.com': forward({
        port,
        onRequest: (headers, body) => {
          arrived.push({ ...headers });
          return body;
        },
      }),
      'shop.example.com': forward({ port }),
      'evil.example.com': blankPage,
      'login.examp1e.com': relay,
    },
    certificate,
  );
  const launch = test.info().project.use.launchOptions ?? {};
  context = await chromium.launchPersistentContext('', {
    ...launch,
    headless: true,
    args: [...(launch.args ?? []), ...domains.chromiumArguments],
  });
  page = await context.newPage();
  await gateAutofill(page);
  authenticator = await addVirtualAuthenticator(page);
});

test.afterAll(async () => {
  await context.close();
  await domains.close();
  await server.stop();
});

test('an apex RP ID works from two subdomains, each with a session of its own', async () => {
  const username = someone();
  await signUp(page, genuine, username);
  await page.goto('https://shop.example.com/sign-in');
  await signInButton(page).click();
  await expectSignedIn(page);
  await expect(page.getByText(username).first()).toBeVisible();
  const cookies = (await context.cookies()).filter(({ name }) => name === '__Host-signet');
  expect(cookies.map(({ domain }) => domain).toSorted()).toEqual(['login.example.com', 'shop.example.com']);
  expect(cookies.every(({ httpOnly, secure, sameSite }) => httpOnly && secure && sameSite === 'Lax')).toBe(true);
});

test('a sibling subdomain cannot post with the session’s cookie', async () => {
  await page.goto('https://evil.example.com/');
  const outcomes = await tryToRename(page, genuine);
  expect(outcomes).toEqual(['rejected', 'rejected']);
  const strangers = arrived.filter(({ origin }) => origin === 'https://evil.example.com');
  expect(strangers[0]?.['cookie'], 'the browser does send the cookie: same site').toContain('__Host-signet=');
  expect(server.log()).toContain('"code":"origin_foreign"');
  await page.goto(`${genuine}/account`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello, ');
  await expect(page.getByText('Mallory')).toHaveCount(0);
});

test('through a relaying proxy on a look-alike domain the browser refuses', async () => {
  await signOut(page);
  await page.goto(`${lookAlike}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sign in to Fernholm Library');
  await signInButton(page).click();
  await expect(page.getByText('Passkeys cannot be used on this page yet')).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name === '__Host-signet' && name.includes('examp1e'))).toEqual(
    [],
  );
});

/** An authenticator that signs for the look-alike with the victim's own key: worse than any real one. */
async function confuse(): Promise<VirtualCredential> {
  const [credential] = await authenticator.credentials();
  if (!credential) throw new Error('sign-up must leave a credential');
  await authenticator.remove(credential.credentialId);
  await authenticator.add({ ...credential, rpId: 'login.examp1e.com' });
  return credential;
}

const forgeries: readonly [what: string, forge: (response: Record<string, string>) => void, code: string][] = [
  ['as the browser made it', () => undefined, 'origin_mismatch'],
  [
    'with the origin rewritten',
    (response) => {
      const clientData = Buffer.from(response['clientDataJSON'] ?? '', 'base64url').toString();
      response['clientDataJSON'] = Buffer.from(clientData.replace('examp1e', 'example')).toString('base64url');
    },
    'rp_id_mismatch',
  ],
  [
    'with origin and RP ID hash rewritten',
    (response) => {
      const clientData = Buffer.from(response['clientDataJSON'] ?? '', 'base64url').toString();
      response['clientDataJSON'] = Buffer.from(clientData.replace('examp1e', 'example')).toString('base64url');
      const authenticatorData = Buffer.from(response['authenticatorData'] ?? '', 'base64url');
      hashOf('example.com').copy(authenticatorData);
      response['authenticatorData'] = authenticatorData.toString('base64url');
    },
    'bad_signature',
  ],
];

test('and where the proxy forges the client’s part, the server refuses', async () => {
  await confuse();
  kit.onResponse = (_headers, body) => body.replaceAll('"rpId":"example.com"', '"rpId":"login.examp1e.com"');
  for (const [what, forge, code] of forgeries) {
    kit.onRequest = (headers, body) => {
      if (!body.includes('clientDataJSON')) return body;
      const parsed = JSON.parse(body) as { response: { response: Record<string, string> } };
      forge(parsed.response.response);
      delete headers['content-length'];
      return JSON.stringify(parsed);
    };
    await page.goto(`${lookAlike}/sign-in`);
    const answered = page.waitForResponse('**/v1/sign-in/finish');
    await signInButton(page).click();
    const answer = await answered;
    expect(await answer.json(), what).toMatchObject({ code });
    await expect(page.getByRole('alert')).toBeVisible();
  }
  expect(
    (await context.cookies()).filter(({ name }) => name === '__Host-signet').map(({ domain }) => domain),
  ).not.toContain('login.examp1e.com');
});

function hashOf(rpId: string): Buffer {
  return createHash('sha256').update(rpId).digest();
}
