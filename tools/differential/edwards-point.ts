/** Edwards curves x² + y² = … (RFC 8032 §5.1, §5.2): p, d, and whether x² is (y² − 1) / (d·y² + 1) or over (d·y² − 1). */
const curves: Readonly<
  Record<number, { readonly p: bigint; readonly d: bigint; readonly sign: bigint; readonly size: number }>
> = {
  6: {
    p: 2n ** 255n - 19n,
    d: 37_095_705_934_669_439_343_138_083_508_754_565_189_542_113_879_843_219_016_388_785_533_085_940_283_555n,
    sign: 1n,
    size: 32,
  },
  7: { p: 2n ** 448n - 2n ** 224n - 1n, d: 2n ** 448n - 2n ** 224n - 1n - 39_081n, sign: -1n, size: 57 },
};

/** Whether bytes are the canonical encoding of a point of the curve whose order is not small. */
export function isSoundPoint(crv: number, encoded: Uint8Array): boolean {
  const curve = curves[crv];
  if (curve === undefined || encoded.length !== curve.size) return false;
  const { p, d, sign, size } = curve;
  const bits = BigInt(8 * size - 1);
  const y = BigInt(`0x${Buffer.from(encoded).reverse().toString('hex')}`) & ((1n << bits) - 1n);
  if (y >= p) return false;
  const [u, v] = [modulo(y * y - 1n, p), modulo(d * y * y + sign, p)];
  const square = modulo(u * power(v, p - 2n, p), p);
  const isOnCurve = square === 0n ? (encoded[size - 1] ?? 0) < 0x80 : power(square, (p - 1n) / 2n, p) === 1n;
  return isOnCurve && !isSmallOrder(y, square, curve);
}

/** Points of order 1, 2 and 4 have x or y of 0; doubling one of order 8 gives one of order 4, whose y is 0: x² = ±y². */
function isSmallOrder(y: bigint, square: bigint, { p }: { readonly p: bigint }): boolean {
  return y === 0n || square === 0n || modulo(square + y * y, p) === 0n || modulo(square - y * y, p) === 0n;
}

function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = 1n;
  let square = modulo(base, p);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

function modulo(value: bigint, p: bigint): bigint {
  return ((value % p) + p) % p;
}
