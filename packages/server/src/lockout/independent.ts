import type { PasskeyRecord } from '../ports/records.ts';

/**
 * How many of the passkeys can be lost one without the other. All that can be backed up and have one AAGUID are one: they may
 * lie with one provider and be lost with its account. So are all that hide it behind zeros.
 */
export function countIndependent(passkeys: readonly PasskeyRecord[]): number {
  const synced = passkeys.filter((it) => it.backupEligible).map((it) => Buffer.from(it.aaguid).toString('hex'));
  return new Set(synced).size + passkeys.filter((it) => !it.backupEligible).length;
}
