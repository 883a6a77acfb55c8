import type { AttestationPolicy } from '@signet/webauthn';
import type { AttestationCertificateFields, AttestationChain } from '../authenticator/attestation/attestation-chain.ts';
import { certifyAttestation, makeAttestationChain } from '../authenticator/attestation/attestation-chain.ts';
import type { CertificateExtension, CertificateFields } from '../authenticator/attestation/certificate.ts';
import type { CertificateAuthority } from '../authenticator/attestation/certificate-authority.ts';
import {
  basicConstraints,
  CA_EXTENSIONS,
  keyUsage,
  makeCertificateAuthority,
} from '../authenticator/attestation/certificate-authority.ts';
import { createSeed } from '../authenticator/seed.ts';
import { derSequence } from '../encoding/der.ts';
import type { RegistrationCase } from './case.ts';
import { CATALOGUE_SEED, expectedRegistration, registrationCase } from './registration-scene.ts';
import type { RegistrationRow, RegistrationScene } from './registration-scene.ts';

const SEED = createSeed(CATALOGUE_SEED);
const AAGUID = new Uint8Array(16).fill(0x5a);
const ROOT_NAME = 'Signet Testkit Trusted Root';
const ROOT = makeCertificateAuthority(SEED, ROOT_NAME);
/** Allows no authority below it. */
const NARROW_ROOT = makeCertificateAuthority(SEED, 'Signet Testkit Narrow Root', {
  changed: { extensions: [basicConstraints(true, 0), keyUsage(0x06)] },
});
const ENDED = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2021-01-01T00:00:00Z') };
const TO_COME = { notBefore: new Date('2048-01-01T00:00:00Z'), notAfter: new Date('2049-01-01T00:00:00Z') };
const EXPIRED_ROOT = makeCertificateAuthority(SEED, 'Signet Testkit Expired Root', { changed: ENDED });
/** Has the name of ROOT and another key. */
const IMPOSTOR = makeCertificateAuthority(SEED, ROOT_NAME, { keyLabel: 'impostor' });
const SHA1_ROOT = makeCertificateAuthority(SEED, 'Signet Testkit SHA-1 Root', { alg: -65_535 });

/** Trust is required; the roots of the testkit are trusted. */
const TRUSTING: AttestationPolicy = {
  ...expectedRegistration().attestation,
  certified: 'trust-required',
  anchors: [
    makeAttestationChain(SEED, AAGUID).root,
    ...[ROOT, NARROW_ROOT, EXPIRED_ROOT, SHA1_ROOT].map(({ certificate }) => certificate),
  ],
  at: Date.UTC(2026, 5),
};

/** A relying party that wants trust, and an authenticator that has it. */
export const TRUSTED_SCENE: RegistrationScene = {
  authenticator: { attestation: 'packed-certified', aaguid: AAGUID },
  expected: { attestation: TRUSTING },
};

/** A relying party that wants keys which stay on their device, and has it from their makers; and an authenticator like that. */
export const DEVICE_BOUND_SCENE: RegistrationScene = {
  authenticator: { ...TRUSTED_SCENE.authenticator, backupEligible: false },
  expected: { attestation: { ...TRUSTING, none: 'refused', self: 'refused' }, backupEligible: 'refused' },
};

/** A chain whose leaf this authority issues; `above` lies between it and the root. */
function chainBelow(
  issuer: CertificateAuthority,
  above: readonly Uint8Array[] = [],
  leaf: Partial<AttestationCertificateFields> = {},
): AttestationChain {
  const { key, certificate } = certifyAttestation(issuer, SEED, AAGUID, leaf);
  return { key, x5c: [certificate, ...above], root: ROOT.certificate };
}

/** A chain of one intermediate, whose certificate has other fields. */
function chainThrough(changed: Partial<CertificateFields>): AttestationChain {
  const intermediate = ROOT.intermediate('Signet Testkit Intermediate', changed);
  return chainBelow(intermediate, [intermediate.certificate]);
}

function row(line: number, id: string, mutation: string, chain: () => AttestationChain): RegistrationRow {
  const change: RegistrationRow['change'] = (forge) => forge.certified(chain());
  return { line, id: `trust-${id}`, mutation, code: 'trust_path', step: 'R.24', scene: TRUSTED_SCENE, change };
}

const critical = (oid: string): CertificateExtension => ({ oid, critical: true, value: derSequence() });

const VALIDITY: readonly RegistrationRow[] = [
  row(84, 'leaf-expired', 'a leaf that has expired', () => chainBelow(ROOT, [], ENDED)),
  row(84, 'leaf-not-yet', 'a leaf that is not valid yet', () => chainBelow(ROOT, [], TO_COME)),
  row(84, 'intermediate-expired', 'an intermediate that has expired', () => chainThrough(ENDED)),
  row(84, 'intermediate-not-yet', 'an intermediate that is not valid yet', () => chainThrough(TO_COME)),
  row(84, 'anchor-expired', 'a root that has expired, although trusted', () => chainBelow(EXPIRED_ROOT)),
];

const AUTHORITIES: readonly RegistrationRow[] = [
  row(85, 'issuer-no-ca', 'an intermediate with CA FALSE', () =>
    chainThrough({ extensions: [basicConstraints(false), keyUsage(0x06)] }),
  ),
  row(85, 'issuer-no-basic-constraints', 'an intermediate without basic constraints', () =>
    chainThrough({ extensions: [keyUsage(0x06)] }),
  ),
  row(85, 'issuer-version-1', 'an intermediate of X.509 version 1', () => chainThrough({ version: 1, extensions: [] })),
  row(86, 'path-length-of-root', 'an intermediate below a root that allows none', () => {
    const intermediate = NARROW_ROOT.intermediate('Signet Testkit Intermediate');
    return chainBelow(intermediate, [intermediate.certificate]);
  }),
  row(86, 'path-length-of-intermediate', 'two intermediates, the upper of which allows none below it', () => {
    const upper = ROOT.intermediate('Signet Testkit Upper', {
      extensions: [basicConstraints(true, 0), keyUsage(0x06)],
    });
    const lower = upper.intermediate('Signet Testkit Lower');
    return chainBelow(lower, [lower.certificate, upper.certificate]);
  }),
  row(87, 'issuer-key-usage', 'an intermediate without keyCertSign', () =>
    chainThrough({ extensions: [basicConstraints(true), keyUsage(0x80)] }),
  ),
  row(87, 'leaf-critical-extension', 'an unknown critical extension in the leaf', () =>
    chainBelow(ROOT, [], { extensions: [critical('1.3.6.1.4.1.99999.1')] }),
  ),
  row(87, 'intermediate-critical-extension', 'an unknown critical extension in the intermediate', () =>
    chainThrough({ extensions: [...CA_EXTENSIONS, critical('1.3.6.1.4.1.99999.1')] }),
  ),
];

const IMPOSTORS: readonly RegistrationRow[] = [
  row(88, 'impostor-root', 'a self-signed root with the name of the trusted one', () =>
    chainBelow(IMPOSTOR, [IMPOSTOR.certificate]),
  ),
  row(88, 'impostor-intermediate', 'an intermediate below a root with the name of the trusted one', () => {
    const intermediate = IMPOSTOR.intermediate('Signet Testkit Intermediate');
    return chainBelow(intermediate, [intermediate.certificate, IMPOSTOR.certificate]);
  }),
  row(88, 'impostor-beside-root', 'the trusted root itself beside a leaf that another issued in its name', () =>
    chainBelow(IMPOSTOR, [ROOT.certificate]),
  ),
  row(88, 'intermediate-missing', 'an intermediate that was left away', () =>
    chainBelow(ROOT.intermediate('Signet Testkit Intermediate')),
  ),
  row(88, 'sha1', 'a leaf signed with SHA-1', () => chainBelow(SHA1_ROOT)),
  {
    ...row(89, 'other-anchors', 'anchors of somebody else', () => chainBelow(ROOT)),
    expect: { attestation: { ...TRUSTING, anchors: [IMPOSTOR.certificate] } },
  },
];

/** Lines 84 to 89: certificates that do not lead to a trust anchor. */
export const trustPaths: readonly RegistrationCase[] = [...VALIDITY, ...AUTHORITIES, ...IMPOSTORS].map(
  registrationCase,
);

/** Chains that do lead to one, each in an unusual way. */
export const trustedChains: readonly { id: string; why: string; chain: () => AttestationChain }[] = [
  {
    id: 'two-intermediates',
    why: 'a path may have intermediates, and leave its root away',
    chain: () => {
      const upper = ROOT.intermediate('Signet Testkit Upper', {
        extensions: [basicConstraints(true, 1), keyUsage(0x06)],
      });
      const lower = upper.intermediate('Signet Testkit Lower');
      return chainBelow(lower, [lower.certificate, upper.certificate]);
    },
  },
  {
    id: 'any-order',
    why: 'only the first certificate of x5c has a place (§8.2); duplicates and the root may be among them',
    chain: () => {
      const upper = ROOT.intermediate('Signet Testkit Upper');
      const lower = upper.intermediate('Signet Testkit Lower');
      return chainBelow(lower, [ROOT.certificate, upper.certificate, upper.certificate, lower.certificate]);
    },
  },
  {
    id: 'cross-signed',
    why: 'of two certificates for one authority, the one below a trusted root counts',
    chain: () => {
      const other = makeCertificateAuthority(SEED, 'Signet Testkit Other Root');
      const own = other.intermediate('Signet Testkit Crossed');
      return chainBelow(own, [own.certificate, other.certificate, ROOT.crossSign(own)]);
    },
  },
];
