import { findAlgorithm } from '../cose/algorithms.ts';
import type { CborLens } from './cbor/describe.ts';
import { fillCbor } from './cbor/describe.ts';
import type { CborItem } from './cbor/read.ts';
import { readCbor } from './cbor/read.ts';
import type { Draft, Pen } from './pen.ts';
import { endOf } from './pen.ts';

const keyTypes: Readonly<Record<number, string>> = { 1: 'OKP', 2: 'EC2', 3: 'RSA', 7: 'AKP' };
const curves: Readonly<Record<number, string>> = {
  1: 'P-256',
  2: 'P-384',
  3: 'P-521',
  4: 'X25519',
  5: 'X448',
  6: 'Ed25519',
  7: 'Ed448',
  8: 'secp256k1',
};
const rfc9053 = 'RFC 9053 §7';

/** Labels of a COSE_Key: what -1 to -3 mean depends on the key type. */
const common: readonly (readonly [number, CborLens])[] = [
  [1, { name: 'kty', meaning: 'Key type.', anchor: 'RFC 9052 §7.1', words: (value) => keyTypes[value] }],
  [3, { name: 'alg', meaning: 'The one algorithm that the key signs with.', words: nameAlgorithm }],
];
const curve: CborLens = { name: 'crv', meaning: 'The curve.', anchor: rfc9053, words: (value) => curves[value] };
const secret: CborLens = { name: 'd', meaning: 'The PRIVATE key: it must never leave the authenticator.' };
const byType: Readonly<Record<number, readonly (readonly [number, CborLens])[]>> = {
  1: [
    [-1, curve],
    [-2, { name: 'x', meaning: 'The public key.', anchor: rfc9053 }],
    [-4, secret],
  ],
  2: [
    [-1, curve],
    [-2, { name: 'x', meaning: 'x coordinate of the point.', anchor: rfc9053 }],
    [-3, { name: 'y', meaning: 'y coordinate of the point.', anchor: rfc9053 }],
    [-4, secret],
  ],
  3: [
    [-1, { name: 'n', meaning: 'The modulus.', anchor: 'RFC 8230 §4' }],
    [-2, { name: 'e', meaning: 'The public exponent.', anchor: 'RFC 8230 §4' }],
    [-3, secret],
  ],
  7: [
    [-1, { name: 'pub', meaning: 'The public key.', anchor: 'draft-ietf-cose-dilithium' }],
    [-2, { name: 'priv', meaning: 'The PRIVATE key: it must never leave the authenticator.' }],
  ],
};

/** A COSE algorithm identifier in words. */
export function nameAlgorithm(id: number): string | undefined {
  return findAlgorithm(id)?.name;
}

/** A COSE elliptic curve identifier in words. */
export function nameCurve(id: number): string | undefined {
  return curves[id];
}

/** Describes a node that is one COSE_Key. */
export function describeCoseKey(pen: Pen, node: Draft): void {
  pen.within(node, 'cbor_trailing', () => {
    const item = readCbor(pen, node.offset + node.head, endOf(node), true);
    fillCoseKey(pen, node, item);
    return item.stopped ? null : item.end;
  });
}

/** Describes the item that is a COSE_Key (§6.5.2), in a node that covers it. */
export function fillCoseKey(pen: Pen, node: Draft, item: CborItem): void {
  fillCbor(pen, node, item, coseKey(keyTypeOf(item)));
  judge(pen, node, item.start, item.end);
}

function keyTypeOf(item: CborItem): number | undefined {
  const at = item.items.findIndex((one, index) => index % 2 === 0 && one.type === 'integer' && one.value === 1);
  return at === -1 ? undefined : Number(item.items[at + 1]?.value);
}

function coseKey(kty: number | undefined): CborLens {
  return {
    meaning: '',
    anchor: '#sctn-encoded-credPubKey-examples',
    type: 'map',
    otherwise: 'bad_key',
    members: new Map([...common, ...(byType[kty ?? 0] ?? [])]),
  };
}

/** The key in a word; and what the verifier's own parser says of it, beside that an algorithm is not supported. */
function judge(pen: Pen, node: Draft, start: number, end: number): void {
  const told = ['alg', 'crv'].flatMap((name) => {
    const value = node.children.find((it) => it.name === name)?.value ?? '';
    return /\((?<words>.+)\)$/u.exec(value)?.groups?.['words'] ?? [];
  });
  if (told.length > 0) node.value = told.join(', ');
  pen.judge(node, ({ publicKey }) => publicKey(pen.slice(start, end)));
  if (node.problem?.code !== 'alg_unsupported') return;
  delete node.problem;
  node.notes.push({ level: 'warning', text: 'Not an algorithm that Signet verifies.' });
}
