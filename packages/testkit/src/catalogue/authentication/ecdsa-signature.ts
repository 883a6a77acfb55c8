import { P256 } from '../../authenticator/keys/curves.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { der, derInteger, derSequence } from '../../encoding/der.ts';
import { encodeEcdsaSignature } from '../../encoding/ecdsa-signature.ts';
import { integerFromBytes, integerToBytes } from '../../encoding/integers.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';

/** r and s of a signature that the testkit made itself. */
export function readEcdsaSignature(signature: Uint8Array): { r: bigint; s: bigint } {
  const rLength = signature[3] ?? 0;
  return {
    r: integerFromBytes(signature.subarray(4, 4 + rLength)),
    s: integerFromBytes(signature.subarray(6 + rLength)),
  };
}

/** A row whose ECDSA signature is written in another form than strict DER. */
function encoding(
  line: number,
  id: string,
  mutation: string,
  rewrite: (r: bigint, s: bigint) => Uint8Array,
): AuthenticationRow {
  return {
    line,
    id: `signature-${id}`,
    mutation,
    code: 'bad_signature_encoding',
    step: 'A.21',
    change: (forge) =>
      forge.signature((signature) => {
        const { r, s } = readEcdsaSignature(signature);
        return rewrite(r, s);
      }),
  };
}

/** INTEGER with a zero byte in front that is not needed, or without the one that is. */
function integer(bytes: Uint8Array): Uint8Array {
  return der(0x02, bytes);
}

const ZERO = Uint8Array.of(0);

const ENCODINGS: readonly AuthenticationRow[] = [
  encoding(131, 'trailing', 'a byte after the SEQUENCE', (r, s) => concatBytes(encodeEcdsaSignature(r, s), ZERO)),
  encoding(131, 'trailing-inside', 'a byte after s, in the SEQUENCE', (r, s) =>
    derSequence(derInteger(r), derInteger(s), ZERO),
  ),
  encoding(132, 'third-integer', 'a third INTEGER', (r, s) =>
    derSequence(derInteger(r), derInteger(s), derInteger(1n)),
  ),
  encoding(132, 'one-integer', 'r alone', (r) => derSequence(derInteger(r))),
  encoding(132, 'long-length', 'length in long form', (r, s) => {
    const content = concatBytes(derInteger(r), derInteger(s));
    return concatBytes(Uint8Array.of(0x30, 0x81, content.length), content);
  }),
  encoding(132, 'long-length-inside', 'length of r in long form', (r, s) => {
    const bytes = integerToBytes(r, 33);
    return derSequence(Uint8Array.of(0x02, 0x81, bytes.length), bytes, derInteger(s));
  }),
  encoding(132, 'indefinite', 'indefinite length', (r, s) =>
    concatBytes(Uint8Array.of(0x30, 0x80), derInteger(r), derInteger(s), Uint8Array.of(0, 0)),
  ),
  encoding(132, 'set', 'SET in place of SEQUENCE', (r, s) => der(0x31, derInteger(r), derInteger(s))),
  encoding(133, 'not-minimal', 'r with zeros in front', (r, s) =>
    derSequence(integer(integerToBytes(r, 34)), derInteger(s)),
  ),
  encoding(133, 'not-minimal-s', 's with zeros in front', (r, s) =>
    derSequence(derInteger(r), integer(integerToBytes(s, 34))),
  ),
  encoding(133, 'negative', 'r negative', (r, s) =>
    derSequence(integer(integerToBytes(r | (1n << 255n), 32)), derInteger(s)),
  ),
  encoding(133, 'empty-integer', 'r of no bytes', (_, s) => derSequence(integer(new Uint8Array(0)), derInteger(s))),
  encoding(133, 'raw', 'r and s without DER', (r, s) => concatBytes(integerToBytes(r, 32), integerToBytes(s, 32))),
  encoding(133, 'empty', 'no bytes at all', () => new Uint8Array(0)),
  encoding(133, 'truncated', 'the last byte is missing', (r, s) => encodeEcdsaSignature(r, s).subarray(0, -1)),
  encoding(133, 'huge', 'one MiB', () => new Uint8Array(1 << 20).fill(0x30)),
];

/** r or s out of range, written as strict DER. */
const RANGES: readonly AuthenticationRow[] = [
  ['r-0', 'r is 0', (_, s) => [0n, s]] as const satisfies Range,
  ['s-0', 's is 0', (r) => [r, 0n]] as const satisfies Range,
  ['both-0', 'r and s are 0', () => [0n, 0n]] as const satisfies Range,
  ['r-n', 'r is n', (_, s) => [P256.order, s]] as const satisfies Range,
  ['s-n', 's is n', (r) => [r, P256.order]] as const satisfies Range,
  ['r-beyond', 'r + n in place of r', (r, s) => [r + P256.order, s]] as const satisfies Range,
  ['s-beyond', 's + n in place of s', (r, s) => [r, s + P256.order]] as const satisfies Range,
].map(([id, mutation, change]) => ({
  line: 134,
  id: `signature-${id}`,
  mutation,
  code: 'bad_signature',
  step: 'A.21',
  change: (forge) =>
    forge.signature((signature) => {
      const { r, s } = readEcdsaSignature(signature);
      return encodeEcdsaSignature(...change(r, s));
    }),
}));

type Range = readonly [id: string, mutation: string, change: (r: bigint, s: bigint) => readonly [bigint, bigint]];

/** Lines 131 to 134. */
export const ECDSA_SIGNATURE_ROWS: readonly AuthenticationRow[] = [...ENCODINGS, ...RANGES];
