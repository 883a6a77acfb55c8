import type { AuthenticatorFlags } from '../authenticator-data/authenticator-data.ts';
import { equalBytes } from '../bytes/equal.ts';
import type { UserVerificationRequirement } from '../public-key-credential/json.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CheckResult } from './row.ts';
import { rpIdHash } from './rp-id-hash.ts';

/** R.14, A.15: which of the identifiers the hash is of. @throws Refusal rp_id_mismatch */
export function findRpId(hash: Uint8Array, ids: readonly string[]): string {
  for (const id of ids) {
    if (equalBytes(rpIdHash(id), hash)) return id;
  }
  return refuse('rp_id_mismatch', 'the RP ID hash is not that of an expected RP ID');
}

/** R.15, A.16. @throws Refusal user_not_present */
export function checkUserPresent(flags: AuthenticatorFlags): void {
  if (!flags.up) refuse('user_not_present', 'the UP flag is not set');
}

/** R.16, A.17. @throws Refusal user_not_verified */
export function checkUserVerified(flags: AuthenticatorFlags, requirement: UserVerificationRequirement): CheckResult {
  if (requirement !== 'required') return 'not-applicable';
  if (!flags.uv) refuse('user_not_verified', 'user verification is required and the UV flag is not set');
  return undefined;
}

/** R.17, A.18. @throws Refusal backup_flags */
export function checkBackupFlags(flags: AuthenticatorFlags): void {
  if (flags.bs && !flags.be) refuse('backup_flags', 'the BS flag is set and the BE flag is not');
}
