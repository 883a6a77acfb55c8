import type { AccountRecord, PasskeyRecord } from '../../ports/records.ts';

/** Whom a sign-in by username asks for: an account and its passkeys, or what stands in their place. */
export interface Named {
  readonly account: AccountRecord;
  readonly passkeys: readonly PasskeyRecord[];
}
