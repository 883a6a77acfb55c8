import { createHash, sign } from 'node:crypto';
import type { SignKeyObjectInput } from 'node:crypto';
import { KEY_MAKERS, ML_DSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import type { MlDsaAlgorithm } from '../../authenticator/keys/ml-dsa.ts';
import type { MadeAuthentication } from '../../authenticator/make-authentication.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';
import { CATALOGUE_SEED } from '../registration-scene.ts';
import { signatureRow, signedData } from './signature-row.ts';

function rowsOf({ alg, name }: MlDsaAlgorithm): readonly AuthenticationRow[] {
  const row = (
    id: string,
    mutation: string,
    change: (signature: Uint8Array, made: MadeAuthentication) => Uint8Array,
  ): AuthenticationRow =>
    signatureRow(138, alg, `${name}-${id}`, `${name}: ${mutation}`, (forge, made) =>
      forge.signature((signature) => change(signature, made)),
    );
  return [
    row('short', 'a byte short', (bytes) => bytes.subarray(0, -1)),
    row('long', 'a byte long', (bytes) => concatBytes(bytes, Uint8Array.of(0))),
    row('empty', 'no bytes at all', () => new Uint8Array(0)),
    row('zero', 'zero bytes', (bytes) => new Uint8Array(bytes.length)),
    row('pre-hashed', 'signed over the SHA-512 of what is to be signed', (_, made) =>
      made.credential.key.sign(new Uint8Array(createHash('sha512').update(signedData(made)).digest())),
    ),
    row('context', 'signed with a context', (_, made) => {
      const key = { key: made.credential.key.privateKey, context: Buffer.from('webauthn') } as SignKeyObjectInput;
      return new Uint8Array(sign(null, signedData(made), key));
    }),
    ...ML_DSA_ALGORITHMS.filter((other) => other.alg !== alg).flatMap((other) => [
      row(`of-${other.alg}`, `a signature of ${other.name}`, (_, made) => signedBy(other, made)),
      row(`of-${other.alg}-cut`, `a signature of ${other.name}, cut or filled to the length`, (bytes, made) => {
        const cut = new Uint8Array(bytes.length);
        cut.set(signedBy(other, made).subarray(0, bytes.length));
        return cut;
      }),
    ]),
  ];
}

function signedBy({ alg }: MlDsaAlgorithm, made: MadeAuthentication): Uint8Array {
  const key = KEY_MAKERS.get(alg)?.(createSeed(CATALOGUE_SEED), 'another key');
  if (key === undefined) throw new TypeError('no key can be made for it');
  return key.sign(signedData(made));
}

/** Line 138: ML-DSA. None where the runtime has no ML-DSA. */
export const ML_DSA_SIGNATURE_ROWS: readonly AuthenticationRow[] = ML_DSA_ALGORITHMS.flatMap(rowsOf);
