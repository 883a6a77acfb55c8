import { X509Certificate } from 'node:crypto';
import type { Disagreement } from './disagreement.ts';
import { certificateClasses } from './certificate-classes.ts';
import type { Reading } from './reading.ts';

const accepts = /^accept$/u;

/** The members that each statement has (§8.2 to §8.9). */
const membersOf: Readonly<Record<string, readonly string[]>> = {
  packed: ['alg', 'sig', 'x5c'],
};

/** Disagreements about attestation statements. */
export const statementClasses: readonly Disagreement<Reading>[] = [
  {
    words: 'the peer does not know every algorithm that WebAuthn names',
    section:
      '§5.8.5 COSEAlgorithmIdentifier; RFC 9864 (fully specified algorithms), RFC 8812 (ES256K), RFC 9053 §2.2 (Ed448)',
    ours: ['accept'],
    peer: /invalid alg|COSE crv value|COSE alg value/u,
    holds: ({ one }) => ['ES256K', 'Ed448', 'Ed25519', 'ESP256', 'ESP384', 'ESP512'].includes(one.alg ?? ''),
  },
  {
    words:
      'the peer wants ver in a TPM statement; here one without it is read as TPM 2.0, which magic and type bind it to',
    section:
      '§8.3: ver names the version that the signature conforms to; certInfo is refused where it is not of TPM 2.0',
    ours: ['accept'],
    peer: /Unexpected ver "undefined"/u,
    holds: (reading) => reading.member('fmt') === 'tpm' && reading.statement('ver') === undefined,
  },
  {
    words: 'the peer wants a TPM manufacturer of its list, which here is policy (tpmManufacturer)',
    section: '§8.3.1: the manufacturer is in the certificate; §16.15: the specification’s own vector names 00000000',
    ours: ['accept'],
    peer: /TPM manufacturer/u,
    holds: (reading) => reading.member('fmt') === 'tpm',
  },
  {
    words: 'the peer wants the root that it knows also where nobody named an anchor, which here is untrusted evidence',
    section: '§7.1 steps 23 and 24: trust anchors are the relying party’s',
    ours: ['accept'],
    peer: /certificate path|chained to any|trust anchor|root certificate/iu,
    holds: (reading) => (reading.one.attestationRoots ?? []).length === 0 || reading.member('fmt') === 'android-key',
  },
  {
    words: 'the peer wants the certificates of a path in order and each once; here the path is found among them',
    section: 'RFC 5280 §6.1, RFC 4158 §2: a path is built from certificates; §8.2 names no more than the leaf first',
    ours: ['accept'],
    peer: /certificate path/iu,
    holds: (reading) => !isChain(certificatesIn(reading), anchorsOf(reading)),
  },
  {
    words: 'the peer refuses certificates by date also where no anchor is named, which here is untrusted evidence',
    section: '§7.1 step 24; RFC 5280 §6.1.3 (a): validity is a part of the path’s validation',
    ours: ['accept'],
    peer: /validity period|not good (?:before|after)|not yet valid|expired/iu,
    holds: (reading) => (reading.one.attestationRoots ?? []).length === 0,
  },
  {
    words: 'the peer refuses a SafetyNet response by its age, which here is policy (safetyNetAge)',
    section: '§8.5: the verification procedure names no age',
    ours: ['accept'],
    peer: /Payload timestamp/u,
    holds: (reading) => reading.member('fmt') === 'android-safetynet',
  },
  {
    words: 'the peer wants a zero AAGUID beside a U2F statement, which here is policy (fidoU2fAaguid)',
    section: '§8.6: the procedure does not look at it; §16.17: the specification’s own vector has another',
    ours: ['accept'],
    peer: /AAGUID/u,
    holds: (reading) => reading.member('fmt') === 'fido-u2f',
  },
  {
    words: 'the peer does not know compound attestation',
    section: '§8.9',
    ours: ['accept'],
    peer: /Unsupported Attestation Format/u,
    holds: (reading) => reading.member('fmt') === 'compound',
  },
  {
    words:
      'the peer’s own classes of certificates: what it does not read, which here the platform judges or keeps as no text',
    section: 'RFC 5280 §4.1.2.4, §4.1.2.7; §8.2 step 2 (the classes are those of certificates)',
    ours: ['accept'],
    peer: /ASN1 schema|End of input|Too big integer|conversion|Constructed encoding/u,
    holds: (reading) =>
      certificatesIn(reading).some((der) =>
        certificateClasses.some((row) => row.ours.includes('accept') && row.holds(der)),
      ),
  },
  {
    words: 'the peer reads the certificates of a statement leniently, and only those that it uses',
    section: '§8.2 step 2, §8.2.1; RFC 5280 §4.1 (the classes are those of certificates)',
    ours: ['bad_attestation', 'attestation_cert'],
    peer: accepts,
    holds: (reading) => certificatesIn(reading).some((der) => certificateClasses.some((row) => row.holds(der))),
  },
  {
    words: 'the peer takes any two characters for a country',
    section: '§8.2.1: Subject-C is an ISO 3166 code',
    ours: ['attestation_cert'],
    peer: accepts,
    holds: (reading) => !isCountry(countryOf(certificatesIn(reading)[0])),
  },
  {
    words:
      'the peer takes the certificates of a path in any order, twice, with others among them, and signatures in other forms than DER',
    section: '§7.1 step 24; §8.2: x5c is attestnCert and its chain; RFC 5280 §6.1: each certifies the one before it',
    ours: ['trust_path'],
    peer: accepts,
    holds: (reading) => !isChain(certificatesIn(reading), anchorsOf(reading)),
  },
  {
    words: 'the peer passes over members that the statement’s format does not have',
    section: '§8.2 to §8.9: the syntax of each statement',
    ours: ['bad_attestation', 'unsupported'],
    peer: accepts,
    holds: (reading) => {
      const statement = reading.member('attStmt');
      const known = membersOf[String(reading.member('fmt'))] ?? [];
      return statement instanceof Map && [...statement.keys()].some((key) => !known.includes(String(key)));
    },
  },
  {
    words: 'the peer does not compare alg of the statement with the key that signed',
    section: '§8.2 steps 2 and 3',
    ours: ['attestation_alg', 'bad_attestation_sig', 'alg_unsupported', 'bad_attestation'],
    peer: accepts,
    holds: (reading) => {
      const key = reading.data.key?.value;
      return reading.statement('x5c') === undefined && key instanceof Map && reading.statement('alg') !== key.get(3);
    },
  },
];

/** The items of x5c; one that is no bytes counts as a broken certificate. */
function certificatesIn(reading: Reading): readonly Uint8Array[] {
  const x5c = reading.statement('x5c');
  return Array.isArray(x5c) ? x5c.map((one: unknown) => (one instanceof Uint8Array ? one : new Uint8Array())) : [];
}

function anchorsOf({ one }: Reading): readonly Uint8Array[] {
  return (one.attestationRoots ?? []).map((root) => Buffer.from(root, 'base64'));
}

/** Subject-C as the platform reads it; empty where there is none. */
function countryOf(der: Uint8Array | undefined): string {
  try {
    return /^C=(.*)$/mu.exec(new X509Certificate(der ?? '').subject)?.[1] ?? '';
  } catch {
    return '';
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Reserved, not assigned, and known to the platform all the same. */
const reserved: readonly string[] = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'FX', 'IC', 'SU', 'TA', 'UK', 'UN'];

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/u.test(code) && !reserved.includes(code) && regions.of(code) !== undefined;
}

/** Whether each certificate is signed by the next, and the last by an anchor or one itself: asked of the platform. */
function isChain(certificates: readonly Uint8Array[], anchors: readonly Uint8Array[]): boolean {
  try {
    const read = certificates.map((der) => new X509Certificate(der));
    const roots = anchors.map((der) => new X509Certificate(der));
    const isIssued = (place: number, issuer: (typeof read)[number]): boolean =>
      read.at(place)?.checkIssued(issuer) === true && read.at(place)?.verify(issuer.publicKey) === true;
    return (
      read.slice(1).every((issuer, place) => isIssued(place, issuer)) &&
      roots.some((root) => isIssued(-1, root) || read.at(-1)?.raw.equals(root.raw))
    );
  } catch {
    return false;
  }
}
