import type { KeyObject } from 'node:crypto';
import type { CoseAlgorithm } from '../cose/algorithms.ts';
import { findWeierstrassCurve } from '../cose/curves.ts';
import { findEdwardsCurve } from '../cose/edwards-curves.ts';
import { findMlDsa } from '../cose/ml-dsa.ts';

/** What a key was found to fit, because a cached key is asked about at every sign-in, and the platform answers slowly. */
const fitting = new WeakMap<KeyObject, CoseAlgorithm>();

/**
 * Whether a key is one of the algorithm. The platform itself goes by the key alone: told to check an ES256 signature with an RSA
 * key, it checks an RSA signature.
 */
export function keyFits(algorithm: CoseAlgorithm, key: KeyObject): boolean {
  if (fitting.get(key) === algorithm) return true;
  if (!judges[algorithm.kty](key, algorithm)) return false;
  fitting.set(key, algorithm);
  return true;
}

const judges: Readonly<Record<CoseAlgorithm['kty'], (key: KeyObject, algorithm: CoseAlgorithm) => boolean>> = {
  EC2: (key, { crv }) => {
    if (key.asymmetricKeyType !== 'ec') return false;
    return key.asymmetricKeyDetails?.namedCurve === (findWeierstrassCurve(crv)?.name ?? null);
  },
  OKP: (key, { crv }) => key.asymmetricKeyType === (findEdwardsCurve(crv)?.name ?? null),
  RSA: (key) => key.asymmetricKeyType === 'rsa',
  AKP: (key, algorithm) => key.asymmetricKeyType === (findMlDsa(algorithm)?.name ?? null),
};
