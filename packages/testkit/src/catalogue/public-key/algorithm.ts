import { CREDENTIAL_ALGORITHMS, ECDSA_ALGORITHMS, ML_DSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import { P256, P384 } from '../../authenticator/keys/curves.ts';
import { COSE, ec2Key, okpKey, rsaKey } from '../../encoding/cose-key.ts';
import { basePoint, octetPublicKey } from '../foreign-points.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { bytesAt, keyRow, withLabels } from './row.ts';

/** Line 60: a key of each algorithm, where two others were offered. */
const NOT_OFFERED: readonly RegistrationRow[] = CREDENTIAL_ALGORITHMS.map(({ alg, name }) => ({
  line: 60,
  id: `key-alg-not-offered-${name}`,
  mutation: `${alg} was not offered`,
  code: 'alg_not_allowed',
  step: 'R.20',
  scene: { authenticator: { algorithms: [alg] }, expected: { algorithms: [alg] } },
  expect: { algorithms: [-7, -8, -257].filter((other) => other !== alg) },
}));

/** Line 61: each ECDSA algorithm with a point of another curve, and with another curve's name. */
const CURVES: readonly RegistrationRow[] = ECDSA_ALGORITHMS.flatMap(({ alg, name, curve }) => {
  const other = curve === P256 ? P384 : P256;
  return [
    keyRow(61, alg, `${name}-${other.jwk.toLowerCase()}`, `${name} with a point of ${other.jwk}`, 'alg_curve', () => {
      const { x, y } = basePoint(other);
      return ec2Key(alg, other.crv, x, y);
    }),
    keyRow(61, alg, `${name}-crv-only`, `${name} that names ${other.jwk}`, 'alg_curve', (key) =>
      withLabels(key, [COSE.crv, other.crv]),
    ),
  ];
});

/** Line 62: each EdDSA algorithm with a key of another curve. */
const OCTET_CURVES: readonly RegistrationRow[] = (
  [
    ['eddsa', -8, 'ed448'],
    ['eddsa', -8, 'x25519'],
    ['ed25519', -19, 'ed448'],
    ['ed448', -53, 'ed25519'],
  ] as const
).map(([name, alg, curve]) =>
  keyRow(62, alg, `${name}-${curve}`, `${name} with a key of ${curve}`, 'alg_curve', () =>
    okpKey(alg, COSE[curve], octetPublicKey(curve)),
  ),
);

/** Lines 59 to 63: key type, algorithm and curve belong together. */
export const ALGORITHM_ROWS: readonly RegistrationRow[] = [
  keyRow(59, -7, 'no-kty', 'kty is missing', 'bad_key', (key) => withLabels(key, [COSE.kty, undefined])),
  keyRow(59, -7, 'no-alg', 'alg is missing', 'bad_key', (key) => withLabels(key, [COSE.alg, undefined])),
  keyRow(59, -7, 'alg-text', 'alg is text', 'bad_key', (key) => withLabels(key, [COSE.alg, 'ES256'])),
  keyRow(59, -7, 'kty-text', 'kty is text', 'bad_key', (key) => withLabels(key, [COSE.kty, 'EC2'])),
  keyRow(59, -7, 'empty', 'an empty map', 'bad_key', () => new Map()),
  keyRow(59, -7, 'no-map', 'an array in place of the map', 'bad_key', (key) => [...key.values()]),
  ...NOT_OFFERED,
  {
    ...keyRow(60, -257, 'rs1', 'an RSA key for RS1', 'alg_unsupported', (key) => withLabels(key, [COSE.alg, -65_535])),
    // Offered, too: that alone does not let SHA-1 in.
    expect: { algorithms: [-257, -65_535] },
  },
  ...CURVES,
  ...OCTET_CURVES,
  keyRow(63, -8, 'okp-es256', 'OKP key with ES256', 'alg_kty', (key) => withLabels(key, [COSE.alg, -7])),
  keyRow(63, -53, 'okp-es512', 'OKP key with ES512', 'alg_kty', (key) => withLabels(key, [COSE.alg, -36])),
  keyRow(63, -7, 'ec2-rs256', 'EC2 key with RS256', 'alg_kty', (key) => withLabels(key, [COSE.alg, -257])),
  keyRow(63, -7, 'ec2-eddsa', 'EC2 key with EdDSA', 'alg_kty', (key) => withLabels(key, [COSE.alg, -8])),
  keyRow(63, -7, 'ec2-ml-dsa-44', 'EC2 key with ML-DSA-44', 'alg_kty', (key) => withLabels(key, [COSE.alg, -48])),
  keyRow(63, -257, 'rsa-es256', 'RSA key with ES256', 'alg_kty', (key) =>
    rsaKey(-7, bytesAt(key, COSE.n), bytesAt(key, COSE.e)),
  ),
  ...ML_DSA_ALGORITHMS.map(({ alg, name }) =>
    keyRow(63, alg, `${name}-es256`, 'AKP key with ES256', 'alg_kty', (key) => withLabels(key, [COSE.alg, -7])),
  ),
];
