/** Polynomials of 256 coefficients modulo q, and their number theoretic transform (FIPS 204 §7.5). */
export const Q = 8_380_417;
const SIZE = 256;
/** A root of unity of order 512. */
const ZETA = 1753;
/** 256⁻¹ modulo q. */
const INVERSE_OF_SIZE = 8_347_681;

/** Coefficients from 0 to q - 1; of a transform where its name says so. */
export type Polynomial = Int32Array;

/** ζ^brv(m), the order in which both transforms take them. */
const ZETAS: readonly number[] = Array.from({ length: SIZE }, (_, m) => {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit += 1) reversed |= ((m >> bit) & 1) << (7 - bit);
  let power = 1;
  for (let count = 0; count < reversed; count += 1) power = (power * ZETA) % Q;
  return power;
});

/** The representative from 0 to q - 1. */
export function reduce(value: number): number {
  const rest = value % Q;
  return rest < 0 ? rest + Q : rest;
}

/** The representative nearest to 0 modulo an even number, from -modulus / 2 + 1 to modulus / 2. */
export function centred(value: number, modulus: number): number {
  const rest = value % modulus;
  return rest > modulus / 2 ? rest - modulus : rest;
}

/** Each coefficient of one or two polynomials, mapped. */
export function mapped(a: Polynomial, change: (value: number, at: number) => number): Polynomial {
  return a.map((value, at) => reduce(change(value, at)));
}

export function added(a: Polynomial, b: Polynomial): Polynomial {
  return mapped(a, (value, at) => value + (b[at] ?? 0));
}

export function subtracted(a: Polynomial, b: Polynomial): Polynomial {
  return mapped(a, (value, at) => value - (b[at] ?? 0));
}

/** The product of transforms. */
export function multiplied(a: Polynomial, b: Polynomial): Polynomial {
  return mapped(a, (value, at) => value * (b[at] ?? 0));
}

/** Algorithm 41. */
export function transformed(polynomial: Polynomial): Polynomial {
  const w = polynomial.slice();
  let m = 0;
  for (let length = SIZE / 2; length >= 1; length /= 2) {
    for (let start = 0; start < SIZE; start += 2 * length) {
      m += 1;
      for (let at = start; at < start + length; at += 1) {
        const t = reduce((ZETAS[m] ?? 0) * (w[at + length] ?? 0));
        w[at + length] = reduce((w[at] ?? 0) - t);
        w[at] = reduce((w[at] ?? 0) + t);
      }
    }
  }
  return w;
}

/** Algorithm 42. */
export function transformedBack(polynomial: Polynomial): Polynomial {
  const w = polynomial.slice();
  let m = SIZE;
  for (let length = 1; length < SIZE; length *= 2) {
    for (let start = 0; start < SIZE; start += 2 * length) {
      m -= 1;
      for (let at = start; at < start + length; at += 1) {
        const t = w[at] ?? 0;
        w[at] = reduce(t + (w[at + length] ?? 0));
        w[at + length] = reduce((Q - (ZETAS[m] ?? 0)) * reduce(t - (w[at + length] ?? 0)));
      }
    }
  }
  return mapped(w, (value) => value * INVERSE_OF_SIZE);
}

/** The sum of the products of two rows of transforms, transformed back. */
export function scalarProduct(row: readonly Polynomial[], column: readonly Polynomial[]): Polynomial {
  const products = row.map((a, at) => multiplied(a, column[at] ?? a));
  return transformedBack(products.reduce(added));
}
