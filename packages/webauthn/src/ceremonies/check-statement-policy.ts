import type { StatementPolicy } from '../attestation/formats/format.ts';
import type { AttestationPolicy } from './expected.ts';

type Member = keyof StatementPolicy;

/** What each demand may be: one of these words, or an age. */
const values: Readonly<Record<Member, readonly string[] | 'age'>> = {
  compound: ['all', 'any'],
  androidKey: ['any-environment', 'trusted-environment'],
  tpmManufacturer: ['any', 'registered'],
  tpmKey: ['any', 'generated-in-tpm'],
  fidoU2fAaguid: ['any', 'zero'],
  safetyNetAge: 'age',
  safetyNetDevice: ['any', 'cts-profile'],
};

/**
 * The caller's demands on attestation statements. One that is misspelt or not among its values is a mistake of the caller:
 * it can never mean that nothing is demanded.
 * @throws TypeError
 */
export function checkStatementPolicy({ statements, at }: AttestationPolicy): void {
  if (statements === undefined) return;
  if (!isPlain(statements)) throw new TypeError('expected.attestation.statements is not a plain object');
  for (const [name, value] of Object.entries(statements)) {
    const allowed = Object.hasOwn(values, name) ? values[name as Member] : undefined;
    const isFine = allowed === 'age' ? isAge(value) : typeof value === 'string' && allowed?.includes(value);
    if (!isFine) throw new TypeError('expected.attestation.statements has a member or value that is not known');
  }
  if (typeof statements.safetyNetAge === 'number' && !Number.isFinite(at)) {
    throw new TypeError('expected.attestation.at is required where the age of a SafetyNet response is judged');
  }
}

/** The members of a Map, or of a class, are none of its own: what they demand would be passed over. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Milliseconds, or null for any age. */
function isAge(value: unknown): boolean {
  return value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
}
