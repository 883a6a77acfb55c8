import { readFileSync } from 'node:fs';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@signet/webauthn';
import type { CredentialRecord, ExpectedAuthentication, ExpectedRegistration } from '../../src/ceremonies/expected.ts';
import { supportedFormats } from '../../src/ceremonies/supported.ts';
import { algorithms } from '../../src/cose/algorithms.ts';
import { vectorFolder } from '../encoding/vectors.ts';

interface Recorded {
  readonly id: string;
  readonly alg: string;
  readonly format: string | null;
  readonly rpId: string;
  readonly origins: readonly string[];
  readonly topOrigins?: readonly string[];
  readonly challenge: string;
  readonly aaguid?: string;
  readonly counter: number;
  readonly attestationRoots?: readonly string[];
  readonly timeHint?: { readonly at: string };
}

export interface RecordedRegistration extends Recorded {
  readonly kind: 'registration';
  readonly response: RegistrationResponseJSON;
}

export interface RecordedAuthentication extends Recorded {
  readonly kind: 'authentication';
  readonly response: AuthenticationResponseJSON;
  readonly credential: { readonly id: string; readonly publicKey: string; readonly counter: number };
}

const ids: Readonly<Record<string, number>> = Object.fromEntries(algorithms.map(({ name, id }) => [name, id]));

/** The specification's own test vectors (§16) of the formats that are built. Empty where they are not here. */
export function specificationVectors(): (RecordedRegistration | RecordedAuthentication)[] {
  const folder = vectorFolder();
  if (folder === null) return [];
  const all = JSON.parse(readFileSync(new URL('w3c.json', folder), 'utf8')) as (
    | RecordedRegistration
    | RecordedAuthentication
  )[];
  return all.filter(({ format }) => format === null || supportedFormats.includes(format));
}

export function expectedOf(one: RecordedRegistration): ExpectedRegistration {
  return {
    ...common(one),
    mediation: 'optional',
    algorithms: [ids[one.alg] ?? 0],
    attestation: {
      none: 'accepted',
      self: 'accepted',
      certified: 'trust-required',
      anchors: (one.attestationRoots ?? []).map(bytes),
      at: Date.parse(one.timeHint?.at ?? '2026-01-01'),
    },
    backupEligible: 'accepted',
    registered: () => false,
  };
}

/** Authentication vectors have no user handle: they belong to a flow that lists the credential. */
export function expectedSignInOf(one: RecordedAuthentication): ExpectedAuthentication {
  return {
    ...common(one),
    user: { identified: 'before', userHandle: new Uint8Array([1]) },
    allowCredentials: [bytes(one.credential.id)],
    signCount: 'refused',
    backupUpgrade: 'refused',
    attestedCredentialData: 'refused',
  };
}

export function recordOf(one: RecordedAuthentication): CredentialRecord {
  return {
    id: bytes(one.credential.id),
    publicKey: bytes(one.credential.publicKey),
    alg: ids[one.alg] ?? 0,
    signCount: one.credential.counter,
    backupEligible: ((bytes(one.response.response.authenticatorData)[32] ?? 0) & 0x08) !== 0,
    userHandle: new Uint8Array([1]),
  };
}

/** The two vectors in a frame are those whose page is named, or left away. */
function common(one: Recorded) {
  return {
    challenge: bytes(one.challenge),
    rpIds: [one.rpId],
    origins: one.origins,
    crossOrigin: /crossOrigin|topOrigin/u.test(one.id)
      ? ({ topOrigins: one.topOrigins ?? [], missingTopOrigin: 'accepted' } as const)
      : ('refused' as const),
    userVerification: 'preferred' as const,
    extensions: { requested: [], unsolicited: 'refused' as const },
  };
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}
