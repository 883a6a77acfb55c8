import type { Finish, Parameters } from '@signet/protocol';
import { SignetProblem } from '@signet/server';
import type { Confirmed } from '@signet/server';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from './browser.ts';
import type { Site } from './site.ts';

export const transfer = {
  action: 'money.transfer',
  parameters: { to: 'DE02', amount: 12.5, urgent: false, note: null },
};

/** A confirmation with a passkey that the options do not name. */
export async function confirmUnasked(
  browser: Browser,
  key: Authenticator,
  action: string,
  parameters: Parameters = {},
): Promise<Finish> {
  const { ceremony, options } = await browser.ok('confirmBegin', { action, parameters });
  return { ceremony, response: key.get({ ...options, allowCredentials: [] }, { origin: browser.origin }) };
}

/** A request of the embedding application's own route. */
export async function require(
  site: Site,
  browser: Browser,
  confirmation: unknown,
  asked = transfer,
  headers = {},
): Promise<Confirmed> {
  const request = browser.request('/transfer', { method: 'POST', headers });
  return await site.signet.requireConfirmation(request, { ...asked, confirmation });
}

/** Whether it was refused with that code. */
export function code(expected: string): (error: unknown) => boolean {
  return (error) => error instanceof SignetProblem && error.code === expected;
}
