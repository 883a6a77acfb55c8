import { CREDENTIAL_ALGORITHMS, KEY_MAKERS } from '../../authenticator/keys/algorithms.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';
import { CATALOGUE_SEED } from '../registration-scene.ts';
import { signatureRow, signedHalves } from './signature-row.ts';

function flipBit(bytes: Uint8Array, at: number, bit = 1): Uint8Array {
  return bytes.with(at, (bytes.at(at) ?? 0) ^ bit);
}

const FLIPS: readonly AuthenticationRow[] = CREDENTIAL_ALGORITHMS.flatMap(({ alg, name }) => [
  signatureRow(129, alg, `${name}-flip`, 'one bit of the signature flipped', (forge) =>
    forge.signature((bytes) => flipBit(bytes, -1)),
  ),
  signatureRow(129, alg, `${name}-counter-flip`, 'one bit of the counter flipped', (forge) =>
    forge.authenticatorDataBytes((bytes) => flipBit(bytes, 36)),
  ),
  signatureRow(129, alg, `${name}-rfu-flip`, 'one reserved flag flipped', (forge) =>
    forge.authenticatorDataBytes((bytes) => flipBit(bytes, 32, 0x20)),
  ),
  signatureRow(129, alg, `${name}-client-data-flip`, 'a space more in the client data', (forge) =>
    forge.clientDataText((text) => `${text} `),
  ),
  signatureRow(130, alg, `${name}-other-key`, 'signed by another key', (forge) => {
    const key = KEY_MAKERS.get(alg)?.(createSeed(CATALOGUE_SEED), 'another key');
    return key === undefined ? forge : forge.resignWith(key);
  }),
]);

type Halves = readonly [authenticatorData: Uint8Array, hash: Uint8Array];

const OVER: readonly AuthenticationRow[] = [
  ['swapped', 'hash first', ([a, b]: Halves) => concatBytes(b, a)] as const,
  ['authenticator-data', 'authenticator data alone', ([a]: Halves) => a] as const,
  ['hash', 'hash alone', ([, b]: Halves) => b] as const,
  ['nothing', 'nothing', () => new Uint8Array(0)] as const,
].map(([id, mutation, toSign]) =>
  signatureRow(130, -7, `over-${id}`, `signed over: ${mutation}`, (forge, made) =>
    forge.signature(() => made.credential.key.sign(toSign(signedHalves(made)))),
  ),
);

/** Lines 129 and 130: signatures of every algorithm over something else, or by somebody else. */
export const SIGNATURE_ROWS: readonly AuthenticationRow[] = [...FLIPS, ...OVER];
