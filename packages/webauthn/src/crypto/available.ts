import { createPublicKey, getCurves } from 'node:crypto';
import { concatBytes } from '../bytes/concat.ts';
import type { CoseAlgorithm } from '../cose/algorithms.ts';
import { findWeierstrassCurve } from '../cose/curves.ts';
import { findEdwardsCurve } from '../cose/edwards-curves.ts';
import { findMlDsa } from '../cose/ml-dsa.ts';

const found = new Map<CoseAlgorithm, boolean>();

/** Whether this runtime's cryptography knows the algorithm. It is asked once. */
export function isAvailable(algorithm: CoseAlgorithm): boolean {
  const known = found.get(algorithm);
  if (known !== undefined) return known;
  const answer = probes[algorithm.kty](algorithm);
  found.set(algorithm, answer);
  return answer;
}

const probes: Readonly<Record<CoseAlgorithm['kty'], (algorithm: CoseAlgorithm) => boolean>> = {
  EC2: ({ crv }) => getCurves().includes(findWeierstrassCurve(crv)?.name ?? ''),
  OKP: ({ crv }) => {
    const curve = findEdwardsCurve(crv);
    return curve !== undefined && takes(curve.name, curve.spkiPrefix, curve.size);
  },
  RSA: () => true,
  AKP: (algorithm) => {
    const set = findMlDsa(algorithm);
    return set !== undefined && takes(set.name, set.spkiPrefix, set.publicKeySize);
  },
};

/** The platform takes zeros for a key of these types, if it knows the type. */
function takes(type: string, prefix: Uint8Array, size: number): boolean {
  const key = Buffer.from(concatBytes(prefix, new Uint8Array(size)));
  try {
    return createPublicKey({ key, format: 'der', type: 'spki' }).asymmetricKeyType === type;
  } catch {
    return false;
  }
}
