import {
  AsnConvert,
  AsnIntegerArrayBufferConverter,
  AsnProp,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
} from '@peculiar/asn1-schema';
import { parseEcdsaSignature } from '../../packages/webauthn/src/cose/ecdsa-signature.ts';
import { p256 } from '../../packages/webauthn/src/cose/curves.ts';
import { derOid } from '../../packages/webauthn/src/der/oid.ts';
import { derBoolean, derInteger, derOctetString } from '../../packages/webauthn/src/der/primitives.ts';
import { derTime } from '../../packages/webauthn/src/der/time.ts';
import { derTag, readDerChildren, readDerOnly } from '../../packages/webauthn/src/der/walk.ts';
import type { DerElement } from '../../packages/webauthn/src/der/element.ts';
import { Refusal } from '../../packages/webauthn/src/refusals/refusal.ts';
import { changeDer } from '../hostile/change-der.ts';
import type { DerTree } from '../hostile/der-tree.ts';
import { wholeDerTree, writeDerTree } from '../hostile/der-tree.ts';
import type { Random } from '../hostile/random.ts';
import type { Comparison } from './comparison.ts';
import { hasLengthFault, hasPrimitiveFault } from './der-faults.ts';
import type { Disagreement } from './disagreement.ts';
import { count, refusalText } from './disagreement.ts';

const code = 'bad_attestation';
const accepts = /^accept$/u;

/** A sequence with one of each kind of value that certificates and statements hold, and two integers as signatures do. */
class Held {
  number: ArrayBuffer = new ArrayBuffer();
  truth = false;
  id = '';
  bytes: ArrayBuffer = new ArrayBuffer();
  time = new Date(0);
}
class Signature {
  r: ArrayBuffer = new ArrayBuffer();
  s: ArrayBuffer = new ArrayBuffer();
}

// The peer's schemas are decorators, which type stripping does not know; they are functions all the same.
const asInteger = { type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter };
AsnType({ type: AsnTypeTypes.Sequence })(Held);
AsnProp(asInteger)(Held.prototype, 'number');
AsnProp({ type: AsnPropTypes.Boolean })(Held.prototype, 'truth');
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(Held.prototype, 'id');
AsnProp({ type: AsnPropTypes.OctetString })(Held.prototype, 'bytes');
AsnProp({ type: AsnPropTypes.GeneralizedTime })(Held.prototype, 'time');
AsnType({ type: AsnTypeTypes.Sequence })(Signature);
AsnProp(asInteger)(Signature.prototype, 'r');
AsnProp(asInteger)(Signature.prototype, 's');

const classes: readonly Disagreement<Uint8Array>[] = [
  {
    words: 'the peer reads BER: indefinite and long lengths, long tags, and bytes after the element',
    section: 'X.690 §10.1; §6.5.5, RFC 5280 §4.1: DER',
    ours: [code, 'bad_signature_encoding'],
    peer: accepts,
    holds: hasLengthFault,
  },
  {
    words: 'the peer takes integers, booleans, object identifiers and times in other forms than DER has',
    section: 'X.690 §8.3.2, §8.19.2, §11.1; RFC 5280 §4.1.2.5.2',
    ours: [code, 'bad_signature_encoding'],
    peer: accepts,
    holds: hasPrimitiveFault,
  },
  {
    words: 'the peer takes a year below 100 for one of the last century',
    section: 'X.690 §11.7: GeneralizedTime has a year of four digits',
    ours: ['accept'],
    peer: accepts,
    holds: (der) => /00\d{2}[01]\d{9}Z/u.test(Buffer.from(der).toString('latin1')),
  },
  {
    words: 'the peer does not look at the outermost tag',
    section: '§6.5.5: Ecdsa-Sig-Value is a SEQUENCE; X.690 §8.9.1',
    ours: [code, 'bad_signature_encoding'],
    peer: accepts,
    holds: (der) => der[0] !== derTag.sequence,
  },
  {
    words: 'the peer passes over parts that follow those of the sequence',
    section: '§6.5.5: Ecdsa-Sig-Value has two integers; X.690 §8.9',
    ours: [code, 'bad_signature_encoding'],
    peer: accepts,
    holds: (der) => ![2, 5].includes(wholeDerTree(der)?.children?.length ?? 0),
  },
  {
    words: 'the peer leaves the range of r and s to who verifies, and takes negative ones',
    section: '§6.5.5; SEC 1 §4.1.4 step 1: r and s are in 1 to n − 1',
    ours: ['bad_signature_encoding', 'bad_signature'],
    peer: accepts,
    holds: (der) => (wholeDerTree(der)?.children ?? []).some(({ content }) => !isScalar(content)),
  },
];

/** DER values and ECDSA signatures against @peculiar/asn1-schema. */
export function compareDer(): Comparison<Uint8Array> {
  return {
    what: 'DER, with @peculiar/asn1-schema',
    classes,
    share: 4,
    run: (random, tally) => {
      const isSignature = random.once(2);
      const whole = writeDerTree(isSignature ? signatureTree(random) : heldTree(random));
      const input = random.once(8) ? whole : changeDer(random, whole);
      const ours = readBy(() => (isSignature ? signatureByUs(input) : heldByUs(input)));
      const peer = readBy(() => (isSignature ? signatureByPeer(input) : heldByPeer(input)));
      const sameValue = ours.value === undefined || peer.value === undefined || ours.value === peer.value;
      count(tally, classes, { input, ours: ours.verdict, peer: peer.verdict, sameValue }, (bytes) =>
        [Buffer.from(bytes).toString('base64url'), ...(sameValue ? [] : [ours.value, peer.value])].join(' '),
      );
    },
  };
}

interface Read {
  readonly verdict: string;
  readonly value?: string;
}

function readBy(read: () => readonly unknown[]): Read {
  try {
    return { verdict: 'accept', value: JSON.stringify(read()) };
  } catch (error) {
    return { verdict: error instanceof Refusal ? error.code : refusalText(error) };
  }
}

function heldByUs(der: Uint8Array): readonly unknown[] {
  const children = readDerChildren(der, readDerOnly(der, derTag.sequence, code), 6, code);
  const [number, truth, id, bytes, time, ...more]: (DerElement | undefined)[] = children;
  if (more.length > 0 || time?.tag !== derTag.generalizedTime) throw new Refusal(code, 'not the five values');
  return [
    hex(derInteger(der, number, code)),
    derBoolean(der, truth, code),
    derOid(der, id, code),
    hex(derOctetString(der, bytes, code)),
    derTime(der, time, code),
  ];
}

function heldByPeer(der: Uint8Array): readonly unknown[] {
  const { number, truth, id, bytes, time } = AsnConvert.parse(der, Held);
  return [hex(number), truth, id, hex(bytes), time.getTime()];
}

function signatureByUs(der: Uint8Array): readonly unknown[] {
  parseEcdsaSignature(der, p256.order);
  return readDerChildren(der, readDerOnly(der, derTag.sequence, code), 2, code).map((one) =>
    hex(derInteger(der, one, code)),
  );
}

function signatureByPeer(der: Uint8Array): readonly unknown[] {
  const { r, s } = AsnConvert.parse(der, Signature);
  return [hex(r), hex(s)];
}

function heldTree(random: Random): DerTree {
  const time = `20${10 + random.below(80)}0${1 + random.below(9)}1${random.below(10)}1${random.below(10)}3${random.below(10)}0${random.below(10)}Z`;
  return sequence([
    integer(random, random.pick([1, 2, 4, 20])),
    leaf(0x01, Uint8Array.of(random.pick([0x00, 0xff]))),
    leaf(0x06, Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, random.below(0x80))),
    leaf(0x04, random.bytes(random.below(20))),
    leaf(0x18, Buffer.from(time)),
  ]);
}

function signatureTree(random: Random): DerTree {
  return sequence([integer(random, random.pick([31, 32, 32, 33])), integer(random, random.pick([1, 32, 32, 32]))]);
}

/** Of so many random octets, positive and in its shortest form. */
function integer(random: Random, length: number): DerTree {
  const octets = random.bytes(length);
  const from = octets.findIndex((octet) => octet !== 0);
  const shortest = from === -1 ? Uint8Array.of(0) : octets.slice(from);
  return leaf(0x02, (shortest[0] ?? 0) > 0x7f ? Uint8Array.of(0, ...shortest) : shortest);
}

function sequence(children: readonly DerTree[]): DerTree {
  return { tag: Uint8Array.of(0x30), children, content: new Uint8Array() };
}

function leaf(tag: number, content: Uint8Array): DerTree {
  return { tag: Uint8Array.of(tag), children: null, content };
}

function isScalar(content: Uint8Array): boolean {
  if ((content[0] ?? 0x80) > 0x7f) return false;
  const value = BigInt(`0x0${hex(content)}`);
  return value > 0n && value < BigInt(`0x${hex(p256.order)}`);
}

function hex(bytes: ArrayBuffer | Uint8Array): string {
  return Buffer.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)).toString('hex');
}
