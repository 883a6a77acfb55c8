import type { AccountId } from '../ports/records.ts';
import type { RecoveryCodeRecord } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';
import { newCode } from './new-code.ts';
import { offers } from './offers.ts';

const howMany = 10;

export interface OfferedCodes {
  /** To be shown once; null: the policy has none. */
  readonly texts: readonly string[] | null;
  readonly records: readonly RecoveryCodeRecord[];
}

/** The recovery codes that an account gets: ten of them, or none where the policy has none. */
export function offerCodes(services: Services, account: AccountId): OfferedCodes {
  if (!offers(services.policy, 'code')) return { texts: null, records: [] };
  const codes = Array.from({ length: howMany }, () => newCode(services, account));
  return { texts: codes.map((it) => it.text), records: codes.map((it) => it.record) };
}
