import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { createSignet as createClient } from '@signet/browser';
import type { SignetClient } from '@signet/browser';
import { createAccount } from '@signet/browser/account';
import type { AccountClient } from '@signet/browser/account';
import { createSignet as createHandler } from '@signet/server';
import type { Signet, SignetConfig } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { pino } from 'pino';
import { fresh } from '../../src/signals/tell-accepted.ts';
import { FakePage } from '../page/fake-page.ts';
import type { Prompt } from '../page/fake-page.ts';

const origin = 'https://login.example.com';
type Wire = (request: Request, send: (request: Request) => Promise<Response>) => Promise<Response>;

/** A page, the real handler on a real store, and a software authenticator that answers every modal prompt. */
export interface RealSite {
  readonly page: FakePage;
  readonly signet: SignetClient;
  readonly account: AccountClient;
  readonly handler: Signet;
  readonly authenticator: Authenticator;
  readonly cookies: Map<string, string>;
  /** What lies between page and server. */
  wire: Wire;
  /** The person lets the authenticator answer. */
  approve(prompt: Prompt): void;
}

export async function openSite(test: TestContext, policy?: SignetConfig['policy']): Promise<RealSite> {
  const page = new FakePage();
  const store = await openSqliteStore({ file: ':memory:' });
  const handler = await createHandler({
    store,
    masterKey: randomBytes(32),
    relyingParty: { rpId: 'example.com', name: 'Example', origins: [origin] },
    log: pino({ level: 'silent' }),
    clock: () => Date.now(),
    ...(policy && { policy }),
  });
  const authenticator = createAuthenticator();
  const cookies = new Map<string, string>();
  const send = (request: Request) => handler.handle(request, { clientAddress: '192.0.2.1' });
  const browserFetch: typeof fetch = async (input, { signal, ...init } = {}) => {
    signal?.throwIfAborted();
    const headers = new Headers(init.headers);
    headers.set('host', new URL(origin).host);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (init.method === 'POST') headers.set('origin', origin);
    const response = await site.wire(new Request(new URL(input as string, origin), { ...init, headers }), send);
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  const site: RealSite = {
    page,
    signet: createClient({ fetch: browserFetch }),
    account: createAccount({ fetch: browserFetch }),
    handler,
    authenticator,
    cookies,
    wire: (request) => send(request),
    approve: ({ kind, publicKey, respond }) => respond(authenticator[kind](publicKey as never, { origin })),
  };
  page.onPrompt = (prompt) => {
    if (!prompt.mediation) site.approve(prompt);
  };
  fresh.clear();
  page.install();
  test.after(async () => {
    page.dispatch('pagehide');
    page.uninstall();
    await handler.close();
    await store.close();
  });
  return site;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split('=');
  if (attributes.includes('Max-Age=0')) cookies.delete(name);
  else cookies.set(name, value);
}
