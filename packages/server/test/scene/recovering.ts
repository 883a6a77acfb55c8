import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, Recovery, SignedUp } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from './browser.ts';
import type { Site } from './site.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** Somebody with one passkey and ten recovery codes, signed in. */
export interface Person {
  readonly browser: Browser;
  readonly key: Authenticator;
  readonly id: string;
  readonly name: string;
  readonly codes: readonly string[];
  /** The first of them. */
  readonly code: string;
}

export async function aPerson(site: Site, name = 'Ada'): Promise<Person> {
  const [browser, key] = [site.browser(), createAuthenticator()];
  const { session, recoveryCodes } = await browser.ok('signUpFinish', await browser.beginSignUp(key, name));
  const codes = recoveryCodes ?? [];
  return { browser, key, id: session.account.id, name, codes, code: codes[0] ?? '' };
}

/** Begins a recovery with a code in a browser of its own. */
export async function beginWith(site: Site, code: string): Promise<{ browser: Browser; recovery: Recovery }> {
  const browser = site.browser({ address: '192.0.2.50' });
  const { recovery } = await browser.ok('recoverBegin', { code });
  return { browser, recovery };
}

/** The way to the end: a new passkey in the browser that is on the recovery. */
export async function enrol(browser: Browser, key: Authenticator): Promise<SignedUp> {
  const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
  const response = key.create(options, { origin: browser.origin });
  return await browser.ok('recoverEnrolFinish', { ceremony, response });
}

/** Begins with the code, waits out the cool-down, enrols. */
export async function recover(site: Site, code: string): Promise<Pick<Person, 'browser' | 'key' | 'codes'>> {
  const [{ browser }, key] = [await beginWith(site, code), createAuthenticator()];
  site.pass(day);
  const { recoveryCodes } = await enrol(browser, key);
  return { browser, key, codes: recoveryCodes ?? [] };
}

/** The routes that take nothing but a confirmation, with the action that it is for. */
export const confirmedRoutes = {
  recoveryCodesMake: 'recovery-codes.make',
  recoveryCancel: 'recovery.cancel',
  recoveryTurnOff: 'recovery.turn-off',
  totpBegin: 'totp.add',
  totpRemove: 'totp.remove',
} as const;

/** Does one of them. */
export async function confirmed<Name extends keyof typeof confirmedRoutes>(
  { browser, key }: Pick<Person, 'browser' | 'key'>,
  name: Name,
): Promise<AnswerOf<Name>> {
  const body = { confirmation: await browser.confirm(key, confirmedRoutes[name]) };
  return await browser.ok(name, body as BodyOf<Name>);
}

/** Has one of them refused. */
export async function confirmedInVain(
  { browser, key }: Pick<Person, 'browser' | 'key'>,
  name: keyof typeof confirmedRoutes,
  code: string,
): Promise<void> {
  const confirmation = await browser.confirm(key, confirmedRoutes[name]);
  await browser.refused(name, { confirmation }, code);
}

/** What a stranger learns of a refusal: all of it but the id of the request. */
export async function toldBy(response: Response): Promise<unknown> {
  const { requestId, ...body } = (await response.json()) as Record<string, unknown>;
  assert.equal(typeof requestId, 'string');
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
  return { status: response.status, headers, body };
}
