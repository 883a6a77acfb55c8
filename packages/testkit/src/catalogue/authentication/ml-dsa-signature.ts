import { createHash } from 'node:crypto';
import { KEY_MAKERS, ML_DSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import { signerOf } from '../../authenticator/keys/ml-dsa.ts';
import type { MlDsaAlgorithm } from '../../authenticator/keys/ml-dsa.ts';
import type { MadeAuthentication } from '../../authenticator/make-authentication.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { derOid } from '../../encoding/der.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';
import { CATALOGUE_SEED } from '../registration-scene.ts';
import { signatureRow, signedData } from './signature-row.ts';

function rowsOf(algorithm: MlDsaAlgorithm): readonly AuthenticationRow[] {
  const { alg, name } = algorithm;
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
    row('digest', 'signed over the SHA-512 of what is to be signed', (_, made) =>
      made.credential.key.sign(sha512(signedData(made))),
    ),
    row('pre-hashed', 'HashML-DSA with SHA-512', (_, made) => {
      const formatted = concatBytes(Uint8Array.of(1, 0), derOid('2.16.840.1.101.3.4.2.3'), sha512(signedData(made)));
      return signerOf(algorithm, made.credential.key.privateKey)(formatted);
    }),
    row('context', 'signed with a context', (_, made) => {
      const formatted = concatBytes(Uint8Array.of(0, 3), Buffer.from('abc'), signedData(made));
      return signerOf(algorithm, made.credential.key.privateKey)(formatted);
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

function sha512(data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha512').update(data).digest());
}

function signedBy({ alg }: MlDsaAlgorithm, made: MadeAuthentication): Uint8Array {
  const key = KEY_MAKERS.get(alg)?.(createSeed(CATALOGUE_SEED), 'another key');
  if (key === undefined) throw new TypeError('no key can be made for it');
  return key.sign(signedData(made));
}

/** Line 138: ML-DSA. None where the runtime has no ML-DSA. */
export const ML_DSA_SIGNATURE_ROWS: readonly AuthenticationRow[] = ML_DSA_ALGORITHMS.flatMap(rowsOf);
