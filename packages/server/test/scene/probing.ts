import assert from 'node:assert/strict';
import type { Policy, PolicyInput } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator, CreationContext, CreationOptions } from '@signet/testkit';
import type { Browser } from './browser.ts';
import { openSite } from './site.ts';
import type { Site } from './site.ts';

/** What somebody meets on a site under a policy. */
export type Probe = (policy: PolicyInput) => Promise<unknown>;

/** What tells values of a field apart, and what is met under each. */
export type FieldRow = readonly [Probe, ...(readonly [PolicyInput, unknown])[]];
export type FieldRows = { readonly [Field in keyof Policy]?: FieldRow };

/** A probe by somebody's browser. */
export const on =
  (look: (browser: Browser, site: Site) => Promise<unknown>): Probe =>
  async (policy) => {
    await using site = await openSite({ policy });
    return await look(site.browser(), site);
  };

/** `ok`, or the code of the refusal. */
export async function outcome(response: Response): Promise<string> {
  return response.status === 200 ? 'ok' : ((await response.json()) as { code: string }).code;
}

/** What becomes of a sign-up with that authenticator, where the client does what it likes. */
export async function signingUp(
  browser: Browser,
  authenticator: Authenticator,
  context: Partial<CreationContext> = {},
  change: (options: CreationOptions) => CreationOptions = (it) => it,
): Promise<string> {
  const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Ada' });
  const response = authenticator.create(change(options), { origin: browser.origin, ...context });
  return await outcome(await browser.ask('signUpFinish', { ceremony, response }));
}

/** What becomes of a sign-in with it. */
export async function signingIn(site: Site, authenticator: Authenticator): Promise<string> {
  const browser = site.browser();
  return await outcome(await browser.ask('signInFinish', await browser.beginSignIn(authenticator)));
}

/** Whether a session that nobody looked at so long still lives, seconds. */
export const livesFor = (userVerification: boolean, ...looks: number[]): Probe =>
  on(async (browser, site) => {
    assert.equal(await signingUp(browser, createAuthenticator({ userVerification })), 'ok');
    let lives = true;
    for (const seconds of looks) {
      site.pass(seconds * 1000);
      lives = (await browser.ok('session', null)).session !== null;
    }
    return lives;
  });
