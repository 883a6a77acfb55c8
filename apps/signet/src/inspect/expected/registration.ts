import type { AttestationPolicy, ExpectedRegistration } from '@signet/webauthn';
import { supportedAlgorithms } from '@signet/webauthn';
import { SettingsError } from '../../settings/settings-error.ts';
import { readCeremony } from './ceremony.ts';
import { Members } from './members.ts';

/**
 * What a registration is expected to be, from JSON. Defaults are the loosest that verify: every algorithm, any attestation,
 * trust not asked for.
 * @throws SettingsError
 */
export function readExpectedRegistration(value: unknown): ExpectedRegistration {
  const members = new Members(value, 'expected');
  const expected: ExpectedRegistration = {
    ...readCeremony(members),
    mediation: members.word('mediation', ['optional', 'conditional', 'required'], 'optional'),
    algorithms: readAlgorithms(members),
    attestation: readAttestation(members.object('attestation')),
    backupEligible: members.word('backupEligible', ['accepted', 'refused'], 'accepted'),
    registered: 'store-refuses-duplicates',
  };
  members.end();
  return expected;
}

function readAlgorithms(members: Members): readonly number[] {
  const value = members.take('algorithms');
  if (value === undefined) return supportedAlgorithms;
  if (Array.isArray(value) && value.every((one) => Number.isSafeInteger(one))) return value;
  throw new SettingsError('expected.algorithms is not a list of COSE algorithm identifiers.');
}

function readAttestation(members: Members | undefined): AttestationPolicy {
  if (members === undefined)
    return { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted', anchors: [] };
  const at = members.text('at');
  const policy: AttestationPolicy = {
    none: members.word('none', ['accepted', 'refused'], 'accepted'),
    self: members.word('self', ['accepted', 'refused'], 'accepted'),
    certified: members.word('certified', ['accepted-untrusted', 'trust-required'], 'accepted-untrusted'),
    anchors: members.manyBytes('anchors') ?? [],
    at: at === undefined ? Date.now() : Date.parse(at),
    // Judged by the library, as its caller's.
    statements: (members.take('statements') ?? {}) as NonNullable<AttestationPolicy['statements']>,
  };
  members.end();
  if (Number.isNaN(policy.at)) throw new SettingsError('expected.attestation.at is no time like 2026-01-31T12:00:00Z.');
  return policy;
}
