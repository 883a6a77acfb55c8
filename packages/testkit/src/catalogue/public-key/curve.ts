import { ECDSA_ALGORITHMS, EDDSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import type { EcdsaAlgorithm } from '../../authenticator/keys/ecdsa.ts';
import type { EddsaAlgorithm } from '../../authenticator/keys/eddsa.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import { COSE } from '../../encoding/cose-key.ts';
import {
  edwardsPointBeyondPrime,
  edwardsPointOffCurve,
  pointBeyondPrime,
  smallOrderPoints,
} from '../foreign-points.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { bytesAt, keyRow, withLabels } from './row.ts';

const ZERO_BYTE = Uint8Array.of(0);

function flipLast(bytes: Uint8Array): Uint8Array {
  return bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1);
}

/** Lines 64 to 66: points of one ECDSA algorithm. Those of ES256 have no name in front of their id. */
function pointRows({ alg, name, curve }: EcdsaAlgorithm): readonly RegistrationRow[] {
  const { size } = curve;
  const zero = new Uint8Array(size);
  const row = (
    line: number,
    id: string,
    mutation: string,
    change: (x: Uint8Array, y: Uint8Array) => CborInput[],
  ): RegistrationRow =>
    keyRow(line, alg, name === 'es256' ? id : `${name}-${id}`, `${name}: ${mutation}`, 'bad_key', (key) => {
      const [x, y] = change(bytesAt(key, COSE.x), bytesAt(key, COSE.y));
      return withLabels(key, [COSE.x, x], [COSE.y, y]);
    });
  return [
    row(64, 'compressed', 'compressed point: y is a boolean', (x, y) => [x, ((y.at(-1) ?? 0) & 1) === 1]),
    row(65, 'off-curve', 'a point beside the curve', (x, y) => [x, flipLast(y)]),
    row(65, 'swapped', 'x and y swapped', (x, y) => [y, x]),
    row(65, 'zero', 'the point (0, 0)', () => [zero, zero]),
    row(65, 'beyond-prime', 'x + p in place of x', () => {
      const { x, y } = pointBeyondPrime(curve);
      return [x, y];
    }),
    row(66, `x-${size - 1}`, 'x a byte short', (x, y) => [x.subarray(1), y]),
    row(66, `x-${size + 1}`, 'x a byte long, a zero in front', (x, y) => [concatBytes(ZERO_BYTE, x), y]),
    row(66, `y-${size - 1}`, 'y a byte short', (x, y) => [x, y.subarray(0, -1)]),
    row(66, `y-${size + 1}`, 'y a byte long', (x, y) => [x, concatBytes(y, ZERO_BYTE)]),
    row(66, 'y-missing', 'no y', (x) => [x]),
    row(66, 'x-empty', 'x of 0 bytes', (_, y) => [new Uint8Array(0), y]),
    row(66, 'x-text', 'x is text', (_, y) => ['x'.repeat(size), y]),
  ];
}

/** Lines 67 and 68: points of one EdDSA algorithm. */
function octetRows({ alg, name, curve }: EddsaAlgorithm): readonly RegistrationRow[] {
  const { size } = curve;
  const row = (
    line: number,
    id: string,
    mutation: string,
    change: (x: Uint8Array) => CborInput,
    code: RegistrationRow['code'] = 'bad_key',
  ): RegistrationRow =>
    keyRow(line, alg, `${name}-${id}`, `${name}: ${mutation}`, code, (key) =>
      withLabels(key, [COSE.x, change(bytesAt(key, COSE.x))]),
    );
  return [
    row(67, `${size - 1}`, 'x a byte short', (x) => x.subarray(0, -1)),
    row(67, `${size + 1}`, 'x a byte long', (x) => concatBytes(x, ZERO_BYTE)),
    row(67, 'array', 'x is an array of numbers', (x) => [...x]),
    row(67, 'beyond-prime', 'y + p in place of y', () => edwardsPointBeyondPrime(curve)),
    row(67, 'off-curve', 'a y that no point has', () => edwardsPointOffCurve(curve)),
    ...smallOrderPoints(curve).map((point, index) =>
      row(68, `small-order-${index}`, `small order point ${shortened(point)}`, () => point, 'weak_key'),
    ),
  ];
}

function shortened(point: Uint8Array): string {
  const hex = Buffer.from(point).toString('hex');
  return `${hex.slice(0, 8)}…${hex.slice(-2)}`;
}

/** Ed448 has 7 bits above y that have to be 0 (RFC 8032 §5.2.2). */
const ED448_TOP_BITS: readonly RegistrationRow[] = [0x01, 0x40].map((bit) =>
  keyRow(67, -53, `ed448-top-bit-${bit}`, `ed448: bit ${bit} of the last byte set`, 'bad_key', (key) => {
    const x = bytesAt(key, COSE.x);
    return withLabels(key, [COSE.x, x.with(-1, (x.at(-1) ?? 0) | bit)]);
  }),
);

/** Lines 64 to 68: points. */
export const CURVE_ROWS: readonly RegistrationRow[] = [
  ...ECDSA_ALGORITHMS.flatMap(pointRows),
  ...EDDSA_ALGORITHMS.flatMap(octetRows),
  ...ED448_TOP_BITS,
];
