import * as v from 'valibot';

/** What an account should do about its ways in, most urgent first; the lock-out engine's words. */
export const Advice = v.picklist([
  /** No passkey works under the policy. */
  'add-a-passkey',
  /** One passkey that stays on its device, and no codes. */
  'add-a-passkey-or-codes',
  /** One synced passkey, and no codes. */
  'add-a-second-way-in',
  'make-codes',
  /** Two or fewer are left. */
  'codes-running-out',
  'look-at-suspected-passkey',
]);
export type Advice = v.InferOutput<typeof Advice>;
