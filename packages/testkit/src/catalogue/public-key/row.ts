import type { CborInput } from '../../encoding/cbor-input.ts';
import type { CoseKeyMap } from '../../encoding/cose-key.ts';
import type { RegistrationRow } from '../registration-scene.ts';

/** A row whose COSE key is changed. No attestation: nothing but the key itself can tell. Its CBOR is read with the rest, at R.13. */
export function keyRow(
  line: number,
  alg: number,
  id: string,
  mutation: string,
  code: RegistrationRow['code'],
  change: (key: CoseKeyMap) => CborInput,
  step: 'R.13' | 'R.20' = 'R.20',
): RegistrationRow {
  return {
    line,
    id: `key-${id}`,
    mutation,
    code,
    step,
    scene: { authenticator: { attestation: 'none', algorithms: [alg] }, expected: { algorithms: [alg] } },
    change: (forge) => forge.publicKey(change),
  };
}

/** The key with these labels set; `undefined` takes one away. */
export function withLabels(
  key: CoseKeyMap,
  ...labels: readonly (readonly [number, CborInput | undefined])[]
): CoseKeyMap {
  const changed = new Map(key);
  for (const [label, value] of labels) {
    if (value === undefined) changed.delete(label);
    else changed.set(label, value);
  }
  return changed;
}

/** The byte string at a label. */
export function bytesAt(key: CoseKeyMap, label: number): Uint8Array {
  return key.get(label) as Uint8Array;
}
