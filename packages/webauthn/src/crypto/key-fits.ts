import type { KeyObject } from 'node:crypto';
import type { CoseAlgorithm } from '../cose/algorithms.ts';
import { ed25519, weierstrassCurves } from '../cose/curves.ts';

/** What a key was found to fit, because a cached key is asked about at every sign-in, and the platform answers slowly. */
const fitting = new WeakMap<KeyObject, CoseAlgorithm>();

/**
 * Whether a key is one of the algorithm. The platform itself goes by the key alone: told to check an ES256 signature with an RSA
 * key, it checks an RSA signature.
 */
export function keyFits(algorithm: CoseAlgorithm, key: KeyObject): boolean {
  if (fitting.get(key) === algorithm) return true;
  if (!judge(algorithm, key)) return false;
  fitting.set(key, algorithm);
  return true;
}

function judge(algorithm: CoseAlgorithm, key: KeyObject): boolean {
  switch (algorithm.kty) {
    case 'EC2': {
      if (key.asymmetricKeyType !== 'ec') return false;
      const curve = weierstrassCurves.find((row) => row.id === algorithm.crv);
      return curve !== undefined && key.asymmetricKeyDetails?.namedCurve === curve.name;
    }
    case 'OKP':
      return key.asymmetricKeyType === ed25519.name;
    case 'RSA':
      return key.asymmetricKeyType === 'rsa';
  }
}
