import {
  ATTESTATION_MAKERS,
  TPM_ATTRIBUTE,
  androidKeyAuthority,
  appleAuthority,
  createAuthenticator,
  createSeed,
  forgeRegistration,
  makeAttestationChain,
  tpmAttestation,
  tpmAuthority,
} from '@signet/testkit';
import type { RegistrationForge } from '@signet/testkit';
import { createTrustAnchors, parseRegistration, verifyRegistration } from '@signet/webauthn';
import { SettingsService, verifyRegistrationResponse } from '@simplewebauthn/server';
import { asPeerTypes } from './peer-types.ts';
import { creationOptions, expectedByPeer, expectedRegistration, origin } from './site.ts';

/** A registration, and the ways to check it. */
export interface Registration {
  readonly name: string;
  /** Its certificates lead to an anchor; nothing is remembered from one check to the next. */
  readonly ours: () => void;
  /** The same with the verdict on the chain at hand; null where there is no chain. */
  readonly cached: (() => void) | null;
  readonly peer: () => Promise<unknown>;
}

interface Kind {
  readonly name: string;
  /** Identifier of the format. */
  readonly format: 'none' | 'packed' | 'tpm' | 'apple' | 'android-key';
  readonly attest: (forge: RegistrationForge) => RegistrationForge;
  readonly root: Uint8Array | null;
}

const es256 = -7;
const seed = createSeed('bench');

const registeredTpm = [
  [TPM_ATTRIBUTE.manufacturer, 'id:414D4400'],
  [TPM_ATTRIBUTE.model, 'Bench'],
  [TPM_ATTRIBUTE.version, 'id:00010002'],
] as const;

const kinds: readonly Kind[] = [
  { name: 'none', format: 'none', attest: (it) => it, root: null },
  { name: 'packedSelf', format: 'packed', attest: (it) => it.packedSelf(), root: null },
  {
    name: 'packed',
    format: 'packed',
    attest: (it) => it.attest(ATTESTATION_MAKERS['packed-certified']),
    root: makeAttestationChain(seed, new Uint8Array(16)).root,
  },
  {
    name: 'tpm',
    format: 'tpm',
    // The peer takes registered manufacturers alone.
    attest: (it) => it.attest((given) => tpmAttestation(given, { certificate: { tpm: registeredTpm } })),
    root: tpmAuthority(seed).certificate,
  },
  {
    name: 'apple',
    format: 'apple',
    attest: (it) => it.attest(ATTESTATION_MAKERS.apple),
    root: appleAuthority(seed).certificate,
  },
  {
    name: 'androidKey',
    format: 'android-key',
    // The peer wants the root in the chain.
    attest: (it) =>
      it.attest(ATTESTATION_MAKERS['android-key']).statement((statement) => {
        const x5c = statement.get('x5c');
        if (!Array.isArray(x5c)) throw new Error('no certificates');
        return new Map(statement).set('x5c', [...x5c, androidKeyAuthority(seed).certificate]);
      }),
    root: androidKeyAuthority(seed).certificate,
  },
];

/** One registration of an ES256 credential for each kind of attestation. */
export function registrations(): readonly Registration[] {
  return kinds.map((kind) => {
    const authenticator = createAuthenticator({ algorithms: [es256], seed: 'bench', backupEligible: false });
    const response = kind
      .attest(forgeRegistration(authenticator.makeRegistration(creationOptions(es256), { origin })))
      .response();
    return {
      name: kind.name,
      ours: check(response, kind.root, 0),
      cached: kind.root === null ? null : check(response, kind.root, 16),
      peer: peerCheck(response, kind),
    };
  });
}

function check(response: unknown, root: Uint8Array | null, cache: number): () => void {
  const anchors = root === null ? [] : createTrustAnchors([root], { cache });
  const attestation = {
    none: 'accepted',
    self: 'accepted',
    certified: root === null ? 'accepted-untrusted' : 'trust-required',
    anchors,
    at: Date.now(),
  } as const;
  const expected = expectedRegistration(es256, attestation);
  return () => void verifyRegistration(parseRegistration(response), expected);
}

function peerCheck(response: unknown, { format, root }: Kind): () => Promise<unknown> {
  if (root !== null && format !== 'none') {
    SettingsService.setRootCertificates({ identifier: format, certificates: [Buffer.from(root)] });
  }
  return async () => {
    const { verified } = await verifyRegistrationResponse({
      ...expectedByPeer,
      response: asPeerTypes(response),
      supportedAlgorithmIDs: [es256],
    });
    if (!verified) throw new Error('the peer must accept the registration');
  };
}
