import { androidKey } from './formats/android-key.ts';
import { androidSafetyNet } from './formats/android-safetynet.ts';
import { apple } from './formats/apple.ts';
import { compound } from './formats/compound.ts';
import { fidoU2f } from './formats/fido-u2f.ts';
import type { AttestationFormat } from './formats/format.ts';
import { none } from './formats/none.ts';
import { packed } from './formats/packed.ts';
import { tpm } from './formats/tpm.ts';

/** The table of attestation statement formats (§8): a format is a file in formats/ and a row here. */
export const formats: readonly AttestationFormat[] = [
  none,
  packed,
  tpm,
  androidKey,
  androidSafetyNet,
  fidoU2f,
  apple,
  compound,
];

/** The row of a format by its identifier, matched case-sensitively (§8.1), or undefined. */
export function findFormat(id: string): AttestationFormat | undefined {
  return formats.find((row) => row.id === id);
}
