import { concatBytes } from '../../encoding/bytes.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import { COSE } from '../../encoding/cose-key.ts';
import { ed25519BeyondPrime, ed25519OffCurve, p256PointBeyondPrime, SMALL_ORDER_POINTS } from '../foreign-points.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { bytesAt, keyRow, withLabels } from './row.ts';

const ZERO = new Uint8Array(32);

function flipLast(bytes: Uint8Array): Uint8Array {
  return bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1);
}

/** A row that changes coordinates of an ES256 key. */
function coordinates(
  line: number,
  id: string,
  mutation: string,
  change: (x: Uint8Array, y: Uint8Array) => CborInput[],
): RegistrationRow {
  return keyRow(line, -7, id, mutation, 'bad_key', (key) => {
    const [x, y] = change(bytesAt(key, COSE.x), bytesAt(key, COSE.y));
    return withLabels(key, [COSE.x, x], [COSE.y, y]);
  });
}

/** A row that changes the public key of an EdDSA key. */
function octets(
  line: number,
  id: string,
  mutation: string,
  code: RegistrationRow['code'],
  x: (x: Uint8Array) => CborInput,
): RegistrationRow {
  return keyRow(line, -8, id, mutation, code, (key) => withLabels(key, [COSE.x, x(bytesAt(key, COSE.x))]));
}

/** Lines 64 to 68: points. */
export const CURVE_ROWS: readonly RegistrationRow[] = [
  coordinates(64, 'compressed', 'compressed point: y is a boolean', (x, y) => [x, ((y.at(-1) ?? 0) & 1) === 1]),
  coordinates(65, 'off-curve', 'a point beside the curve', (x, y) => [x, flipLast(y)]),
  coordinates(65, 'swapped', 'x and y swapped', (x, y) => [y, x]),
  coordinates(65, 'zero', 'the point (0, 0)', () => [ZERO, ZERO]),
  coordinates(65, 'beyond-prime', 'x + p in place of x', () => {
    const { x, y } = p256PointBeyondPrime();
    return [x, y];
  }),
  coordinates(66, 'x-31', 'x of 31 bytes', (x, y) => [x.subarray(1), y]),
  coordinates(66, 'x-33', 'x of 33 bytes, a zero in front', (x, y) => [concatBytes(Uint8Array.of(0), x), y]),
  coordinates(66, 'y-31', 'y of 31 bytes', (x, y) => [x, y.subarray(0, -1)]),
  coordinates(66, 'y-33', 'y of 33 bytes', (x, y) => [x, concatBytes(y, Uint8Array.of(0))]),
  coordinates(66, 'y-missing', 'no y', (x) => [x]),
  coordinates(66, 'x-empty', 'x of 0 bytes', (_, y) => [new Uint8Array(0), y]),
  coordinates(66, 'x-text', 'x is text', (_, y) => ['x'.repeat(32), y]),
  octets(67, 'ed25519-31', 'x of 31 bytes', 'bad_key', (x) => x.subarray(0, -1)),
  octets(67, 'ed25519-33', 'x of 33 bytes', 'bad_key', (x) => concatBytes(x, Uint8Array.of(0))),
  octets(67, 'ed25519-array', 'x is an array of numbers', 'bad_key', (x) => [...x]),
  octets(67, 'ed25519-beyond-prime', 'y + p in place of y', 'bad_key', () => ed25519BeyondPrime()),
  octets(67, 'ed25519-off-curve', 'a y that no point has', 'bad_key', () => ed25519OffCurve()),
  ...SMALL_ORDER_POINTS.map((hex, index) =>
    octets(
      68,
      `ed25519-small-order-${index}`,
      `small order point ${hex.slice(0, 8)}…${hex.slice(-2)}`,
      'weak_key',
      () => new Uint8Array(Buffer.from(hex, 'hex')),
    ),
  ),
];
