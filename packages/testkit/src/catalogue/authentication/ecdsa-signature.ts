import { ECDSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import type { EcdsaAlgorithm } from '../../authenticator/keys/ecdsa.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { der, derInteger, derSequence } from '../../encoding/der.ts';
import { encodeEcdsaSignature } from '../../encoding/ecdsa-signature.ts';
import { integerFromBytes, integerToBytes, integerToShortestBytes } from '../../encoding/integers.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';

/** r and s of a signature that the testkit made itself. A signature on P-521 has its length in long form. */
export function readEcdsaSignature(signature: Uint8Array): { r: bigint; s: bigint } {
  const head = (signature[1] ?? 0) < 0x80 ? 2 : 3;
  const content = signature.subarray(head);
  const rLength = content[1] ?? 0;
  return {
    r: integerFromBytes(content.subarray(2, 2 + rLength)),
    s: integerFromBytes(content.subarray(4 + rLength)),
  };
}

/** An INTEGER whose bytes are as they are given, with a zero in front that is not needed, or without the one that is. */
function integer(bytes: Uint8Array): Uint8Array {
  return der(0x02, bytes);
}

/** An element whose length takes a byte more than it needs. */
function longer(tag: number, content: Uint8Array): Uint8Array {
  const length = integerToShortestBytes(BigInt(content.length));
  const head = content.length < 0x80 ? Uint8Array.of(0x81) : Uint8Array.of(0x80 | (length.length + 1), 0);
  return concatBytes(Uint8Array.of(tag), head, length, content);
}

const ZERO = Uint8Array.of(0);

type Rewrite = (r: bigint, s: bigint) => Uint8Array;

/** Signatures in another form than strict DER. */
function encodingsOf(size: number): readonly (readonly [line: number, id: string, mutation: string, Rewrite])[] {
  const padded = (value: bigint, more: number): Uint8Array => integer(integerToBytes(value, size + more));
  return [
    [131, 'trailing', 'a byte after the SEQUENCE', (r, s) => concatBytes(encodeEcdsaSignature(r, s), ZERO)],
    [131, 'trailing-inside', 'a byte after s', (r, s) => derSequence(derInteger(r), derInteger(s), ZERO)],
    [132, 'third-integer', 'a third INTEGER', (r, s) => derSequence(derInteger(r), derInteger(s), derInteger(1n))],
    [132, 'one-integer', 'r alone', (r) => derSequence(derInteger(r))],
    [132, 'long-length', 'a longer length', (r, s) => longer(0x30, concatBytes(derInteger(r), derInteger(s)))],
    [
      132,
      'long-length-inside',
      'a longer length of r',
      (r, s) => derSequence(longer(0x02, integerToBytes(r, size + 1)), derInteger(s)),
    ],
    [
      132,
      'indefinite',
      'indefinite length',
      (r, s) => concatBytes(Uint8Array.of(0x30, 0x80), derInteger(r), derInteger(s), Uint8Array.of(0, 0)),
    ],
    [132, 'set', 'SET in place of SEQUENCE', (r, s) => der(0x31, derInteger(r), derInteger(s))],
    [133, 'not-minimal', 'r with zeros in front', (r, s) => derSequence(padded(r, 2), derInteger(s))],
    [133, 'not-minimal-s', 's with zeros in front', (r, s) => derSequence(derInteger(r), padded(s, 2))],
    [133, 'negative', 'r negative', (r, s) => derSequence(padded(r | (1n << BigInt(size * 8 - 1)), 0), derInteger(s))],
    [133, 'empty-integer', 'r of no bytes', (_, s) => derSequence(integer(new Uint8Array(0)), derInteger(s))],
    [133, 'raw', 'r and s without DER', (r, s) => concatBytes(integerToBytes(r, size), integerToBytes(s, size))],
    [133, 'empty', 'no bytes at all', () => new Uint8Array(0)],
    [133, 'truncated', 'the last byte is missing', (r, s) => encodeEcdsaSignature(r, s).subarray(0, -1)],
    [133, 'huge', 'one MiB', () => new Uint8Array(1 << 20).fill(0x30)],
  ];
}

type Range = readonly [id: string, mutation: string, change: (r: bigint, s: bigint) => readonly [bigint, bigint]];

/** r or s out of range, written as strict DER. */
function rangesOf(order: bigint): readonly Range[] {
  return [
    ['r-0', 'r is 0', (_, s) => [0n, s]],
    ['s-0', 's is 0', (r) => [r, 0n]],
    ['both-0', 'r and s are 0', () => [0n, 0n]],
    ['r-n', 'r is n', (_, s) => [order, s]],
    ['s-n', 's is n', (r) => [r, order]],
    ['r-beyond', 'r + n in place of r', (r, s) => [r + order, s]],
    ['s-beyond', 's + n in place of s', (r, s) => [r, s + order]],
  ];
}

/** Lines 131 to 134 for one algorithm. Those of ES256 have no name in their id. */
function rowsOf({ alg, name, curve }: EcdsaAlgorithm): readonly AuthenticationRow[] {
  const row = (line: number, id: string, mutation: string, code: AuthenticationRow['code'], rewrite: Rewrite) => ({
    line,
    id: name === 'es256' ? `signature-${id}` : `signature-${name}-${id}`,
    mutation: `${name}: ${mutation}`,
    code,
    step: 'A.21',
    scene: { authenticator: { algorithms: [alg] } },
    change: (forge: Parameters<NonNullable<AuthenticationRow['change']>>[0]) =>
      forge.signature((signature) => {
        const { r, s } = readEcdsaSignature(signature);
        return rewrite(r, s);
      }),
  });
  return [
    ...encodingsOf(curve.size).map(([line, id, mutation, rewrite]) =>
      row(line, id, mutation, 'bad_signature_encoding', rewrite),
    ),
    ...rangesOf(curve.order).map(([id, mutation, change]) =>
      row(134, id, mutation, 'bad_signature', (r, s) => encodeEcdsaSignature(...change(r, s))),
    ),
  ];
}

/** One algorithm of each curve: what is judged is the curve's. */
const ONE_OF_EACH_CURVE = [-7, -35, -36, -47];

/** Lines 131 to 134. */
export const ECDSA_SIGNATURE_ROWS: readonly AuthenticationRow[] = ECDSA_ALGORITHMS.filter(({ alg }) =>
  ONE_OF_EACH_CURVE.includes(alg),
).flatMap(rowsOf);
