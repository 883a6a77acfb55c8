import { KEY_MAKERS } from '../../authenticator/keys/algorithms.ts';
import { encodeAuthenticatorData } from '../../authenticator/authenticator-data.ts';
import { serializeClientData } from '../../authenticator/client-data.ts';
import type { MadeAuthentication } from '../../authenticator/make-authentication.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { sha256 } from '../../authenticator/sha256.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { encodeCbor } from '../../encoding/cbor.ts';
import { rsaKey } from '../../encoding/cose-key.ts';
import { derOctetString, derOid, derSequence, der } from '../../encoding/der.ts';
import { integerFromBytes, integerToBytes } from '../../encoding/integers.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';
import { CATALOGUE_SEED } from '../registration-scene.ts';

const NAMES = [
  [-7, 'es256'],
  [-8, 'eddsa'],
  [-257, 'rs256'],
] as const;

function flipBit(bytes: Uint8Array, at: number, bit = 1): Uint8Array {
  return bytes.with(at, (bytes.at(at) ?? 0) ^ bit);
}

/** A row whose signature is not one over what is there. */
function signature(
  line: number,
  alg: number,
  id: string,
  mutation: string,
  change: NonNullable<AuthenticationRow['change']>,
): AuthenticationRow {
  const scene = { authenticator: { algorithms: [alg] } };
  return { line, id: `signature-${id}`, mutation, code: 'bad_signature', step: 'A.21', scene, change };
}

/** Authenticator data and client data hash, as the authenticator signed them. */
function halves(made: MadeAuthentication): readonly [Uint8Array, Uint8Array] {
  return [encodeAuthenticatorData(made.authenticatorData), sha256(serializeClientData(made.clientData))];
}

const FLIPS: readonly AuthenticationRow[] = NAMES.flatMap(([alg, name]) => [
  signature(129, alg, `${name}-flip`, 'one bit of the signature flipped', (forge) =>
    forge.signature((bytes) => flipBit(bytes, -1)),
  ),
  signature(129, alg, `${name}-counter-flip`, 'one bit of the counter flipped', (forge) =>
    forge.authenticatorDataBytes((bytes) => flipBit(bytes, 36)),
  ),
  signature(129, alg, `${name}-rfu-flip`, 'one reserved flag flipped', (forge) =>
    forge.authenticatorDataBytes((bytes) => flipBit(bytes, 32, 0x20)),
  ),
  signature(129, alg, `${name}-client-data-flip`, 'a space more in the client data', (forge) =>
    forge.clientDataText((text) => `${text} `),
  ),
  signature(130, alg, `${name}-other-key`, 'signed by another key', (forge) => {
    const key = KEY_MAKERS.get(alg)?.(createSeed(CATALOGUE_SEED), 'another key');
    return key === undefined ? forge : forge.resignWith(key);
  }),
]);

const OVER: readonly AuthenticationRow[] = [
  ['swapped', 'hash first', ([a, b]: readonly [Uint8Array, Uint8Array]) => concatBytes(b, a)] as const,
  ['authenticator-data', 'authenticator data alone', ([a]: readonly [Uint8Array, Uint8Array]) => a] as const,
  ['hash', 'hash alone', ([, b]: readonly [Uint8Array, Uint8Array]) => b] as const,
  ['nothing', 'nothing', () => new Uint8Array(0)] as const,
].map(([id, mutation, toSign]) =>
  signature(130, -7, `over-${id}`, `signed over: ${mutation}`, (forge, made) =>
    forge.signature(() => made.credential.key.sign(toSign(halves(made)))),
  ),
);

/** The order L of Ed25519's base point (RFC 8032 §5.1). */
const ED25519_ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

const ED25519: readonly AuthenticationRow[] = [
  signature(137, -8, 'ed25519-s-beyond', 'S + L in place of S', (forge) =>
    forge.signature((bytes) => {
      const s = integerFromBytes(bytes.slice(32).reverse()) + ED25519_ORDER;
      return concatBytes(bytes.subarray(0, 32), integerToBytes(s, 32).reverse());
    }),
  ),
  signature(137, -8, 'ed25519-63', '63 bytes', (forge) => forge.signature((bytes) => bytes.subarray(0, -1))),
  signature(137, -8, 'ed25519-65', '65 bytes', (forge) =>
    forge.signature((bytes) => concatBytes(bytes, Uint8Array.of(0))),
  ),
  signature(137, -8, 'ed25519-empty', 'no bytes at all', (forge) => forge.signature(() => new Uint8Array(0))),
  signature(137, -8, 'ed25519-zero', '64 zero bytes', (forge) => forge.signature(() => new Uint8Array(64))),
  signature(137, -257, 'rs256-short', 'an RSA signature without its last byte', (forge) =>
    forge.signature((bytes) => bytes.subarray(0, -1)),
  ),
  signature(137, -257, 'rs256-long', 'an RSA signature with a zero in front', (forge) =>
    forge.signature((bytes) => concatBytes(Uint8Array.of(0), bytes)),
  ),
];

/** With exponent 1 the padded digest is its own signature (RFC 8017 §9.2). */
function paddedDigest(data: Uint8Array): Uint8Array {
  const algorithm = derSequence(derOid('2.16.840.1.101.3.4.2.1'), der(0x05));
  const digestInfo = derSequence(algorithm, derOctetString(sha256(data)));
  const padding = new Uint8Array(256 - 3 - digestInfo.length).fill(0xff);
  return concatBytes(Uint8Array.of(0, 1), padding, Uint8Array.of(0), digestInfo);
}

const RSA: readonly AuthenticationRow[] = [
  {
    line: 136,
    id: 'signature-rsa-e-1',
    libraryOnly: 'such a key is refused when it is registered, and only a record that was stored otherwise has it',
    mutation: 'stored RSA key with exponent 1, and the signature that anybody can write for it',
    code: 'weak_key',
    step: 'A.21',
    scene: { authenticator: { algorithms: [-257] } },
    change: (forge, made) => forge.signature(() => paddedDigest(concatBytes(...halves(made)))),
    store: ({ publicKey }) => ({ publicKey: withExponentOne(publicKey) }),
  },
];

/** The RS256 key with exponent 1; its modulus is the 256 bytes behind the map head, kty, alg and the modulus' own head. */
function withExponentOne(publicKey: Uint8Array): Uint8Array {
  const before = encodeCbor(rsaKey(-257, new Uint8Array(256), Uint8Array.of(1, 0, 1)));
  const at = before.length - (1 + 1 + 3) - 256;
  return encodeCbor(rsaKey(-257, publicKey.slice(at, at + 256), Uint8Array.of(1)));
}

/** Lines 129, 130, 136 and 137. */
export const SIGNATURE_ROWS: readonly AuthenticationRow[] = [...FLIPS, ...OVER, ...ED25519, ...RSA];
