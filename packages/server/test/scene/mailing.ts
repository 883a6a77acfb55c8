import assert from 'node:assert/strict';
import type { OutgoingMail } from '@signet/server';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from './browser.ts';
import type { Site } from './site.ts';

/** The latest message in the outbox to that address. */
export async function latestMail(site: Site, to: string): Promise<OutgoingMail> {
  const mail = (await site.signet.outbox()).find((it) => it.to === to);
  assert.ok(mail, `nothing was sent to ${to}`);
  return mail;
}

/** The code that the latest message to that address holds. */
export async function latestCode(site: Site, to: string): Promise<string> {
  const { text } = await latestMail(site, to);
  return /\b[0-9]{8}\b/u.exec(text)?.[0] ?? assert.fail(text);
}

/** Asks for a code to be sent there. */
export async function askForCode(browser: Browser, key: Authenticator, email: string): Promise<string> {
  const confirmation = await browser.confirm(key, 'account.email', { email });
  return (await browser.ok('emailBegin', { email, confirmation })).check;
}

/** Gives the account that is signed in a verified address. */
export async function giveEmail(site: Site, browser: Browser, key: Authenticator, email: string): Promise<void> {
  const check = await askForCode(browser, key, email);
  const code = await latestCode(site, email);
  assert.deepEqual(await browser.ok('emailFinish', { check, code }), { email });
}

/** Another code. */
export function wrong(code: string): string {
  return `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
}
