import { createTrustAnchors, isValidRpId, supportedAlgorithms } from '@signet/webauthn';
import type {
  AttestationPolicy,
  CredentialRecord,
  ExpectedAuthentication,
  ExpectedRegistration,
} from '@signet/webauthn';
import { algorithmOfKey, coseAlgorithmOf } from '../algorithms.ts';
import { bytes, list, member, text } from '../members.ts';
import { areFramesAllowed, isRs1Accepted, isTrustedEnvironmentDemanded } from '../policy.ts';
import type { Settings } from '../question.ts';
import type { CeremonyCase } from './ceremony-case.ts';
import { within } from './within.ts';

type Common = Pick<
  ExpectedAuthentication,
  'challenge' | 'rpIds' | 'origins' | 'crossOrigin' | 'userVerification' | 'extensions' | 'legacyTpmRs1'
>;

const rs1 = -65_535;

/** What a case's relying party expects, in the terms of this library. */
export function expectedRegistration(one: CeremonyCase, settings: Settings): ExpectedRegistration {
  return {
    ...common(one),
    // The one way to say that presence is not required is conditional mediation (§7.1 step 15).
    mediation: one.requireUserPresence === false ? 'conditional' : 'optional',
    algorithms: one.supportedAlgorithmIDs ?? [...supportedAlgorithms, ...(isRs1Accepted(one) ? [rs1] : [])],
    attestation: {
      ...attestationDemands(one, settings),
      statements: {
        safetyNetDevice: one.safetyNetEnforceCTSCheck === false ? 'any' : 'cts-profile',
        androidKey: isTrustedEnvironmentDemanded(one) ? 'trusted-environment' : 'any-environment',
      },
    },
    backupEligible: 'accepted',
    registered: () => false,
  };
}

/** What is asked of a statement. Roots in a case mean that its source wants a path to one of them. */
export function attestationDemands(one: object, settings: Settings): AttestationPolicy {
  const roots = list(one, 'attestationRoots') ?? [];
  return {
    none: 'accepted',
    self: 'accepted',
    certified: roots.length > 0 ? 'trust-required' : 'accepted-untrusted',
    anchors: roots.length > 0 ? createTrustAnchors(roots, { cache: 0 }) : settings.anchors,
    at: timeOf(member(one, 'timeHint')),
  };
}

/** What the case says; else now, or where certificates are not valid by now, the middle of their validity. */
function timeOf(hint: unknown): number {
  const told = Date.parse(text(hint, 'at') ?? '');
  return Number.isNaN(told) ? within(text(hint, 'x5cValidFrom'), text(hint, 'x5cValidTo'), Date.now()) : told;
}

/** Cases do not tell of accounts: one with a user handle is a nameless sign-in, the others list their credential. */
export function expectedAuthentication(one: CeremonyCase): {
  expected: ExpectedAuthentication;
  credential: CredentialRecord;
} {
  const id = bytes(one.credential?.id);
  const publicKey = bytes(one.credential?.publicKey);
  const sent = sentText(one, 'userHandle');
  const userHandle = sent === '' ? new Uint8Array([1]) : bytes(sent);
  const flags = bytes(sentText(one, 'authenticatorData'))[32] ?? 0;
  return {
    expected: {
      ...common(one),
      user: sent === '' ? { identified: 'before', userHandle } : { identified: 'by-user-handle' },
      allowCredentials: sent === '' ? [id] : 'discoverable',
      signCount: 'refused',
      backupUpgrade: 'refused',
      attestedCredentialData: 'ignored',
      ...(one.appId === undefined ? {} : { appId: one.appId }),
    },
    credential: {
      id,
      publicKey,
      alg: coseAlgorithmOf(one.alg) ?? algorithmOfKey(publicKey),
      signCount: one.credential?.counter ?? 0,
      // Cases do not say what was registered, so what comes is taken as unchanged.
      backupEligible: (flags & 0x08) !== 0,
      userHandle,
    },
  };
}

function common(one: CeremonyCase): Common {
  return {
    challenge: bytes(one.challenge),
    // An AppID is named among rpIds by some sources; it is expected by `appId`.
    rpIds: (one.rpIds ?? [one.rpId]).filter(isValidRpId),
    origins: one.origins,
    crossOrigin: areFramesAllowed(one) ? { topOrigins: one.topOrigins ?? [], missingTopOrigin: 'accepted' } : 'refused',
    userVerification: one.requireUserVerification === true ? 'required' : 'preferred',
    extensions: { requested: [], unsolicited: 'ignored' },
    legacyTpmRs1: isRs1Accepted(one) ? 'accepted' : 'refused',
  };
}

/** A text member of `response.response`, empty where there is none. */
function sentText(one: CeremonyCase, name: string): string {
  return text(member(one.response, 'response'), name) ?? '';
}
