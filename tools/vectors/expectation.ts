import type { CredentialRecord, ExpectedAuthentication, ExpectedRegistration } from '@signet/webauthn';
import { isValidRpId, supportedAlgorithms } from '@signet/webauthn';
import type { Case } from './case.ts';
import { areFramesAllowed } from './policy.ts';
import { coseAlgorithmOf } from './unsupported.ts';

type Common = Pick<
  ExpectedAuthentication,
  'challenge' | 'rpIds' | 'origins' | 'crossOrigin' | 'userVerification' | 'extensions'
>;

/** What a case's relying party expects, in the terms of this library. */
export function expectedRegistration(one: Case): ExpectedRegistration {
  const anchors = (one.attestationRoots ?? []).map((root) => new Uint8Array(Buffer.from(root, 'base64')));
  return {
    ...common(one),
    // The one way to say that presence is not required is conditional mediation (§7.1 step 15).
    mediation: one.requireUserPresence === false ? 'conditional' : 'optional',
    algorithms: one.supportedAlgorithmIDs ?? supportedAlgorithms,
    attestation: {
      none: 'accepted',
      self: 'accepted',
      // Roots in a case mean that its source wants a path to one of them.
      certified: anchors.length > 0 ? 'trust-required' : 'accepted-untrusted',
      anchors,
      at: Date.parse(one.timeHint?.at ?? '') || Date.now(),
      statements: { safetyNetDevice: one.safetyNetEnforceCTSCheck === false ? 'any' : 'cts-profile' },
    },
    backupEligible: 'accepted',
    registered: () => false,
  };
}

/** Cases do not tell of accounts: one with a user handle is a nameless sign-in, the others list their credential. */
export function expectedAuthentication(one: Case): {
  expected: ExpectedAuthentication;
  credential: CredentialRecord;
} {
  const id = bytes(one.credential?.id);
  const sent = member(one, 'userHandle');
  const userHandle = sent === '' ? new Uint8Array([1]) : bytes(sent);
  const flags = bytes(member(one, 'authenticatorData'))[32] ?? 0;
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
      publicKey: bytes(one.credential?.publicKey),
      alg: coseAlgorithmOf(one.alg),
      signCount: one.credential?.counter ?? 0,
      // Cases do not say what was registered, so what comes is taken as unchanged.
      backupEligible: (flags & 0x08) !== 0,
      userHandle,
    },
  };
}

function common(one: Case): Common {
  return {
    challenge: bytes(one.challenge),
    // An AppID is named among rpIds by some sources; it is expected by `appId`.
    rpIds: (one.rpIds ?? [one.rpId]).filter(isValidRpId),
    origins: one.origins,
    crossOrigin: areFramesAllowed(one) ? { topOrigins: one.topOrigins ?? [], missingTopOrigin: 'accepted' } : 'refused',
    userVerification: one.requireUserVerification === true ? 'required' : 'preferred',
    extensions: { requested: [], unsolicited: 'ignored' },
  };
}

function bytes(text: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(text ?? '', 'base64url'));
}

/** A text member of `response.response`, empty where there is none. */
function member(one: Case, name: string): string {
  const { response } = one;
  const inner: unknown = typeof response === 'object' && response !== null ? Reflect.get(response, 'response') : null;
  const value: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : '';
  return typeof value === 'string' ? value : '';
}
