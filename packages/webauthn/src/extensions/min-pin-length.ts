import type { CborValue } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { Extension } from './extension.ts';
import { checkBoolean } from './input.ts';

/** Minimum PIN length (CTAP, minPinLength): told to relying parties that the authenticator's administrator named. */
export const minPinLength: Extension = {
  id: 'minPinLength',
  anchor: 'CTAP, minPinLength',
  meaning: 'the shortest PIN that the authenticator takes',
  registration: {
    write: (inputs) =>
      inputs.minPinLength === undefined
        ? {}
        : { minPinLength: checkBoolean(inputs.minPinLength, 'extensions.minPinLength') },
    client: [],
    authenticator: [{ name: 'minPinLength', read: (output) => ({ minPinLength: readLength(output) }) }],
  },
};

/** CTAP: PINs have 4 code points at least and 63 bytes at most. */
function readLength(output: CborValue): number {
  if (typeof output !== 'number' || output < 4 || output > 63) {
    refuse('bad_extensions', 'minPinLength is not the length of a PIN');
  }
  return output;
}
