import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { wholeDerTree, writeDerTree } from '../hostile/der-tree.ts';
import type { DerTree } from '../hostile/der-tree.ts';
import { elementsOf, hasLengthFault, hasPrimitiveFault, isOtherText } from './der-faults.ts';
import type { Disagreement } from './disagreement.ts';

const accepts = /^accept$/u;

/** What the @peculiar libraries take for a certificate and we refuse. */
export const certificateClasses: readonly Disagreement<Uint8Array>[] = [
  {
    words: 'the peer reads BER: indefinite and long lengths, long tags, and bytes after the certificate',
    section: 'RFC 5280 §4.1: a certificate is DER; X.690 §10.1',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: hasLengthFault,
  },
  {
    words: 'the peer takes integers, booleans, object identifiers and times in other forms than DER and RFC 5280 have',
    section: 'X.690 §8.3.2, §8.19.2, §11.1; RFC 5280 §4.1.2.5',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: hasPrimitiveFault,
  },
  {
    words: 'the peer takes what the platform (OpenSSL) refuses too',
    section: 'RFC 5280 §4.1',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => !isTakenByPlatform(der),
  },
  {
    words: 'the peer takes a certificate that names two signature algorithms, or one with other parameters',
    section: 'RFC 5280 §4.1.1.2, §4.1.2.3: both fields are the same',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => {
      const [signed, outer] = partsOf(der).algorithms;
      return !Buffer.from(signed ?? []).equals(Buffer.from(outer ?? []));
    },
  },
  {
    words: 'the peer takes a certificate of more parts, or in another order',
    section: 'RFC 5280 §4.1: Certificate, TBSCertificate',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => {
      const { tags, outer } = partsOf(der);
      return outer !== 3 || !/^(?:a0,)?2,30,30,30,30,30(?:,81)?(?:,82)?(?:,a3)?$/u.test(tags);
    },
  },
  {
    words: 'the peer takes a certificate of a version beyond 3',
    section: 'RFC 5280 §4.1.2.1: v1, v2, v3',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => !/^(?:0201(?:00|01|02))?$/u.test(partsOf(der).version),
  },
  {
    words: 'the peer decodes the values of a name’s attributes of every type; here one that is no text keeps no text',
    section: 'RFC 5280 §4.1.2.4: AttributeValue ::= ANY; §8.2.1 names the attributes that are read',
    ours: ['accept'],
    peer: /./u,
    holds: (der) => elementsOf(wholeDerTree(der)).some(hasOtherValue),
  },
  {
    words: 'the peer takes text in a name that is not of its type',
    section: 'RFC 5280 §4.1.2.4, X.690 §8.23; §8.2.1 compares such text',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => elementsOf(wholeDerTree(der)).some(isOtherText),
  },
  {
    words: 'the peer takes a set of a name without an attribute, or an attribute of other parts',
    section: 'RFC 5280 §4.1.2.4: RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => elementsOf(wholeDerTree(der)).some(isOddSet),
  },
  {
    words: 'the peer takes an extension twice, or with other parts',
    section: 'RFC 5280 §4.2: not more than one instance; §4.1 Extension',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => hasOddExtensions(partsOf(der).extensions),
  },
  {
    words: 'the peer does not read basic constraints, which here have the one form of DER',
    section: 'RFC 5280 §4.2.1.9; §8.2.1: the CA component is false',
    ours: ['bad_attestation'],
    peer: accepts,
    holds: (der) => hasOddBasicConstraints(partsOf(der).extensions),
  },
  {
    words:
      'the peer reads inside the subject’s key and the parameters of algorithms, which here the platform judges on import',
    section: 'RFC 5280 §4.1.1.2 (the parameters vary with the algorithm), §4.1.2.7; §8.2 step 2 verifies with the key',
    ours: ['accept'],
    peer: /./u,
    holds: (der) => {
      const { spki, algorithms } = partsOf(der);
      return (
        [spki, ...algorithms].some((one) => hasPrimitiveFault(one) || hasLengthFault(one)) ||
        !isRead(spki, SubjectPublicKeyInfo) ||
        algorithms.some((one) => !isRead(one, AlgorithmIdentifier))
      );
    },
  },
];

interface CertificateParts {
  /** DER, in hexadecimal; empty where there is none. */
  readonly version: string;
  readonly outer: number;
  /** Of the fields of TBSCertificate, in hexadecimal. */
  readonly tags: string;
  /** DER of both AlgorithmIdentifiers, the signed one first. */
  readonly algorithms: readonly Uint8Array[];
  /** DER. */
  readonly spki: Uint8Array;
  readonly extensions: readonly DerTree[];
}

function partsOf(der: Uint8Array): CertificateParts {
  const whole = wholeDerTree(der)?.children ?? [];
  const fields = whole[0]?.children ?? [];
  const from = fields[0]?.tag[0] === 0xa0 ? 1 : 0;
  const named = [fields[from + 1], whole[1]].map((one) => (one === undefined ? new Uint8Array() : writeDerTree(one)));
  const spki = fields[from + 5];
  const version = from === 0 ? [] : (fields[0]?.children ?? []).map(writeDerTree);
  return {
    version: Buffer.concat(version).toString('hex'),
    outer: whole.length,
    tags: fields.map(({ tag }) => (tag[0] ?? 0).toString(16)).join(','),
    algorithms: named,
    extensions: fields.at(-1)?.children?.[0]?.children ?? [],
    spki: spki === undefined ? new Uint8Array() : writeDerTree(spki),
  };
}

function isTakenByPlatform(der: Uint8Array): boolean {
  try {
    return new X509Certificate(der).raw.length > 0;
  } catch {
    return false;
  }
}

function isRead(der: Uint8Array, kind: typeof AlgorithmIdentifier | typeof SubjectPublicKeyInfo): boolean {
  try {
    AsnConvert.parse<AlgorithmIdentifier | SubjectPublicKeyInfo>(der, kind);
    return true;
  } catch {
    return false;
  }
}

function isOddSet({ tag, children }: DerTree): boolean {
  if (tag[0] !== 0x31 || children === null) return false;
  return (
    children.length === 0 || children.some((one) => one.children?.length !== 2 || one.children[0]?.tag[0] !== 0x06)
  );
}

function hasOddExtensions(extensions: readonly DerTree[]): boolean {
  const ids = extensions.map((one) => Buffer.from(one.children?.[0]?.content ?? []).toString('hex'));
  const tags = extensions.map((one) => (one.children ?? []).map(({ tag }) => tag[0]).join(','));
  return new Set(ids).size !== ids.length || tags.some((list) => list !== '6,4' && list !== '6,1,4');
}

/** An attribute of a name whose value has none of the types of text. */
function hasOtherValue({ tag, children }: DerTree): boolean {
  if (tag[0] !== 0x31) return false;
  return (children ?? []).some((one) => ![0x0c, 0x13, 0x14, 0x16, 0x1c, 0x1e].includes(one.children?.[1]?.tag[0] ?? 0));
}

function hasOddBasicConstraints(extensions: readonly DerTree[]): boolean {
  const found = extensions.filter((one) => Buffer.from(one.children?.[0]?.content ?? []).toString('hex') === '551d13');
  const values = found.map((one) => Buffer.from(writeDerTree(one.children?.at(-1) ?? one)).toString('hex'));
  return values.some((value) => !/^04..30(?:00|03(?:0101ff|0201[0-7].)|06(?:0101ff)(?:0201[0-7].))$/u.test(value));
}
