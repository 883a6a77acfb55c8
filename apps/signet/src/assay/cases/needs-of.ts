import type { PolicyInput } from '@signet/server';
import type { AuthenticationAttempt, RegistrationAttempt } from '@signet/testkit';
import { supportedAlgorithms } from '@signet/webauthn';
import type { Needs } from '../target/needs.ts';
import { OutOfReach } from '../target/needs.ts';

type ExpectedRegistration = RegistrationAttempt['expected'];
type AttestationPolicy = ExpectedRegistration['attestation'];
type ExpectedAuthentication = AuthenticationAttempt['expected'];

/** Of the policy's fields, those that a case may want otherwise. */
const defaults: PolicyInput = {
  userVerification: 'preferred',
  algorithms: [-8, -7, -257],
  backupEligible: 'accepted',
  backupUpgrade: 'refused',
  crossOrigin: 'refused',
  unsolicitedExtensions: 'ignored',
  credentialProtection: 'none',
  signCount: 'refused-unless-backup-eligible',
  attestedCredentialData: 'ignored',
  attestation: 'none',
  attestationAccepted: { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted' },
  attestationAnchors: [],
  attestationStatements: {},
};

/**
 * What a Signet has to be like to expect just that of a registration.
 * @param about `algorithms`: the case is about what is not offered, so that no other algorithm may be
 * @throws OutOfReach
 */
export function needsOfRegistration(
  expected: ExpectedRegistration,
  { origin, about }: { readonly origin: string; readonly about: 'algorithms' | 'something-else' },
): Needs {
  const { backupEligible, attestation, extensions } = expected;
  const credentialProtection = protectionPolicy(extensions);
  const algorithms = about === 'algorithms' ? offered(expected.algorithms) : offeredToo(expected.algorithms);
  const asking = { algorithms, backupEligible, credentialProtection };
  return {
    ...needs(expected, origin, { ...asking, ...attestationPolicy(attestation) }),
    at: attestation.at ?? null,
  };
}

function offered(algorithms: readonly number[]): number[] {
  const strange = algorithms.filter((alg) => !supportedAlgorithms.some((it) => it === alg));
  if (strange.length > 0) throw new OutOfReach(`Signet offers no ${strange.join(', ')}`);
  return [...algorithms];
}

/** These and those of the default, so that one Signet serves many cases. */
function offeredToo(algorithms: readonly number[]): number[] {
  const { algorithms: byDefault = [] } = defaults;
  return [...byDefault, ...offered(algorithms).filter((alg) => !byDefault.includes(alg))];
}

/** Of extensions, protection alone can be demanded; what others put out is judged whether they were asked for or not. */
function protectionPolicy({ credProtect }: ExpectedRegistration['extensions']): PolicyInput['credentialProtection'] {
  if (credProtect?.enforce !== true || credProtect.policy === 'userVerificationOptional') return 'none';
  return credProtect.policy;
}

/** A policy that judges attestation has to ask for it. */
function attestationPolicy({ none, self, certified, anchors, statements = {} }: AttestationPolicy): PolicyInput {
  if (!Array.isArray(anchors)) throw new OutOfReach('its anchors are parsed already');
  const policy = {
    attestationAccepted: { none, self, certified },
    attestationAnchors: anchors.map((der) => Buffer.from(der).toString('base64')),
    attestationStatements: statements,
  };
  const judges = Object.keys(differing(policy)).length > 0;
  return { ...policy, attestation: judges ? 'direct' : 'none' };
}

/**
 * What a Signet has to be like to expect just that of an authentication.
 * @param algorithm of the credential: it has to be offered when it is registered
 * @throws OutOfReach
 */
export function needsOfAuthentication(expected: ExpectedAuthentication, origin: string, algorithm: number): Needs {
  const { appId, signCount, backupUpgrade, attestedCredentialData } = expected;
  if (appId !== undefined) throw new OutOfReach('Signet has no credentials of U2F days, and asks for no appid');
  return needs(expected, origin, {
    algorithms: offeredToo([algorithm]),
    signCount,
    backupUpgrade,
    attestedCredentialData,
  });
}

function needs(expected: ExpectedRegistration | ExpectedAuthentication, origin: string, policy: PolicyInput): Needs {
  const { rpIds, origins, userVerification, extensions, crossOrigin } = expected;
  const frames = crossOrigin === 'refused' ? crossOrigin : { ...crossOrigin, topOrigins: [...crossOrigin.topOrigins] };
  const { unsolicited: unsolicitedExtensions } = extensions;
  const whole = { ...policy, userVerification, crossOrigin: frames, unsolicitedExtensions };
  return { rpId: rpIds[0] ?? '', origins, origin, policy: differing(whole), at: null };
}

/** The fields that are not as by default: where all are, one Signet serves. */
function differing(policy: PolicyInput): PolicyInput {
  const entries = Object.entries(policy).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const byDefault: Readonly<Record<string, unknown>> = defaults;
  return Object.fromEntries(
    entries.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(byDefault[name])),
  );
}
