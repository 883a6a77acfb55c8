import { readUnsigned } from '../../bytes/integer.ts';
import { decodeCbor } from '../../cbor/decode.ts';
import type { CborValue } from '../../cbor/value.ts';
import type { CosePublicKey } from '../../cose/key.ts';
import { label } from '../../cose/labels.ts';
import type { TpmKey } from '../../tpm/public-area.ts';

/** Whether the key of a public area is the credential's own (§8.3): the same type, curve and numbers. */
export function isCredentialKey(key: TpmKey, credentialKey: CosePublicKey): boolean {
  const parameters = decodeCbor(credentialKey.bytes);
  if (!(parameters instanceof Map) || key.kty !== credentialKey.kty) return false;
  if (key.kty === 'EC2' && parameters.get(label.crv) !== key.crv) return false;
  const [first, second] = key.kty === 'EC2' ? [label.x, label.y] : [label.n, label.e];
  const [a, b] = key.kty === 'EC2' ? [readUnsigned(key.x), readUnsigned(key.y)] : [readUnsigned(key.n), BigInt(key.e)];
  return integerOf(parameters.get(first)) === a && integerOf(parameters.get(second)) === b;
}

function integerOf(value: CborValue | undefined): bigint | null {
  return value instanceof Uint8Array ? readUnsigned(value) : null;
}
