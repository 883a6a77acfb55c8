import type { Passkey } from '@signet/protocol';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from './browser.ts';

/** Gives the account that is signed in another passkey. */
export async function add(browser: Browser, confirming: Authenticator, added: Authenticator): Promise<Passkey> {
  const confirmation = await browser.confirm(confirming, 'passkey.add');
  const { ceremony, options } = await browser.ok('passkeyAddBegin', { confirmation });
  const response = added.create(options, { origin: browser.origin });
  return (await browser.ok('passkeyAddFinish', { ceremony, response })).passkey;
}

export const securityKey = { transports: ['usb', 'nfc'], backupEligible: false, counter: 'rising' } as const;
