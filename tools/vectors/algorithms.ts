import { algorithmTable } from '@signet/webauthn';
import { parseCoseKey } from '../../packages/webauthn/src/cose/parse.ts';

/** COSE algorithm identifier by the name that case files use; null where the name is unknown. */
export function coseAlgorithmOf(name: string | null | undefined): number | null {
  return algorithmTable.find((row) => row.name === name)?.id ?? null;
}

/** That of a COSE key; 0, which is none, where it is no key. */
export function algorithmOfKey(publicKey: Uint8Array): number {
  try {
    return parseCoseKey(publicKey).alg;
  } catch {
    return 0;
  }
}
