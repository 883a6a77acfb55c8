import { COSE, ec2Key, okpKey, rsaKey } from '../../encoding/cose-key.ts';
import { octetPublicKey, p384Point } from '../foreign-points.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { bytesAt, keyRow, withLabels } from './row.ts';

/** Lines 59 to 63: key type, algorithm and curve belong together. */
export const ALGORITHM_ROWS: readonly RegistrationRow[] = [
  keyRow(59, -7, 'no-kty', 'kty is missing', 'bad_key', (key) => withLabels(key, [COSE.kty, undefined])),
  keyRow(59, -7, 'no-alg', 'alg is missing', 'bad_key', (key) => withLabels(key, [COSE.alg, undefined])),
  keyRow(59, -7, 'alg-text', 'alg is text', 'bad_key', (key) => withLabels(key, [COSE.alg, 'ES256'])),
  keyRow(59, -7, 'kty-text', 'kty is text', 'bad_key', (key) => withLabels(key, [COSE.kty, 'EC2'])),
  keyRow(59, -7, 'empty', 'an empty map', 'bad_key', () => new Map()),
  keyRow(59, -7, 'no-map', 'an array in place of the map', 'bad_key', (key) => [...key.values()]),
  ...[[-7, [-8, -257]] as const, [-8, [-7, -257]] as const, [-257, [-7, -8]] as const].map(
    ([alg, algorithms]): RegistrationRow => ({
      line: 60,
      id: `key-alg-not-offered${alg}`,
      mutation: `${alg} was not offered`,
      code: 'alg_not_allowed',
      step: 'R.20',
      scene: { authenticator: { algorithms: [alg] } },
      expect: { algorithms },
    }),
  ),
  {
    ...keyRow(60, -257, 'rs1', 'an RSA key for RS1', 'alg_unsupported', (key) => withLabels(key, [COSE.alg, -65_535])),
    // Offered, too: that alone does not let SHA-1 in.
    expect: { algorithms: [-257, -65_535] },
  },
  keyRow(61, -7, 'es256-p384', 'ES256 with a point of P-384', 'alg_curve', () => {
    const { x, y } = p384Point();
    return ec2Key(-7, COSE.p384, x, y);
  }),
  keyRow(61, -7, 'es256-crv-only', 'ES256 that names P-384', 'alg_curve', (key) =>
    withLabels(key, [COSE.crv, COSE.p384]),
  ),
  keyRow(62, -8, 'eddsa-ed448', 'EdDSA with a key of Ed448', 'alg_curve', () =>
    okpKey(-8, COSE.ed448, octetPublicKey('ed448')),
  ),
  keyRow(62, -8, 'eddsa-x25519', 'EdDSA with a key of X25519', 'alg_curve', () =>
    okpKey(-8, COSE.x25519, octetPublicKey('x25519')),
  ),
  keyRow(63, -8, 'okp-es256', 'OKP key with ES256', 'alg_kty', (key) => withLabels(key, [COSE.alg, -7])),
  keyRow(63, -7, 'ec2-rs256', 'EC2 key with RS256', 'alg_kty', (key) => withLabels(key, [COSE.alg, -257])),
  keyRow(63, -7, 'ec2-eddsa', 'EC2 key with EdDSA', 'alg_kty', (key) => withLabels(key, [COSE.alg, -8])),
  keyRow(63, -257, 'rsa-es256', 'RSA key with ES256', 'alg_kty', (key) =>
    rsaKey(-7, bytesAt(key, COSE.n), bytesAt(key, COSE.e)),
  ),
];
