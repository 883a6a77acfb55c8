import { nameAlgorithm } from '../cose-key.ts';
import { detail } from '../pen.ts';
import type { StatementRow } from './statement.ts';
import { alg, sig, statementMap, x5c } from './statement.ts';

/** The table of attestation statement formats (§8), by identifier. `compound`, which holds statements, stands with its reader. */
export const statements: Readonly<Record<string, StatementRow>> = {
  none: statementMap(
    'No attestation: nothing is said about the device, which is what most sites ask for.',
    '#sctn-none-attestation',
    {},
  ),
  packed: statementMap(
    'Packed: signed by a key of the maker (with x5c), or by the new credential itself (without).',
    '#sctn-packed-attestation',
    { alg, sig, x5c, ecdaaKeyId: { meaning: 'ECDAA, which was removed from the specification.' } },
  ),
  tpm: statementMap('TPM: the security chip of a computer says that it holds the key.', '#sctn-tpm-attestation', {
    ver: { meaning: 'Version of TPM; 2.0.', type: 'text' },
    alg,
    sig,
    x5c,
    certInfo: { meaning: 'What the TPM signed about the key.', type: 'bytes', inside: detail('certInfo') },
    pubArea: { meaning: 'The key, as the TPM writes it.', type: 'bytes', inside: detail('pubArea') },
  }),
  'android-key': statementMap(
    'Android key: the key store of an Android device says what the key is and where it lives.',
    '#sctn-android-key-attestation',
    { alg, sig, x5c },
  ),
  'android-safetynet': statementMap(
    'SafetyNet: Google said of an Android device that it was sound. Google has ended the service.',
    '#sctn-android-safetynet-attestation',
    {
      ver: { meaning: 'Version of Google Play services.', type: 'text' },
      response: { meaning: 'Google’s answer, a signed JWS.', type: 'bytes', inside: detail('jws') },
    },
  ),
  'fido-u2f': statementMap(
    'U2F: a security key of the time before FIDO2; its statement does not cover the AAGUID.',
    '#sctn-fido-u2f-attestation',
    { sig, x5c },
  ),
  apple: statementMap(
    'Apple anonymous: Apple says that a device of its own holds the key, not which one.',
    '#sctn-apple-anonymous-attestation',
    { alg: { meaning: 'Not of the specification; some devices send it.', type: 'integer', words: nameAlgorithm }, x5c },
  ),
};
