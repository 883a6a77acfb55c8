import type { CborInput } from '../../encoding/cbor-input.ts';
import { CREDENTIAL_ALGORITHMS, ML_DSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import { COSE } from '../../encoding/cose-key.ts';
import type { CoseKeyMap } from '../../encoding/cose-key.ts';
import { pairsCbor, wideCbor } from '../../encoding/cbor-wrong-forms.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { keyRow, withLabels } from './row.ts';

/** COSE_Key parameters that exist and do not belong here (RFC 9052 §7.1). */
const KID = 2;
const KEY_OPS = 4;
const BASE_IV = 5;
/** The private scalar of EC2 and OKP keys, and of RSA keys. */
const EC2_D = -4;
const RSA_D = -3;
const AKP_PRIV = -2;

const SECRET = new Uint8Array(32).fill(1);

/** Lines 72 and 73: parameters that do not belong here, and CBOR that is not canonical. */
export const FORM_ROWS: readonly RegistrationRow[] = [
  keyRow(72, -7, 'ec2-private', 'the private scalar too', 'bad_key', (key) => withLabels(key, [EC2_D, SECRET])),
  keyRow(72, -8, 'okp-private', 'the private key too', 'bad_key', (key) => withLabels(key, [EC2_D, SECRET])),
  keyRow(72, -257, 'rsa-private', 'the private exponent too', 'bad_key', (key) => withLabels(key, [RSA_D, SECRET])),
  keyRow(72, -53, 'ed448-private', 'the private key too', 'bad_key', (key) => withLabels(key, [EC2_D, SECRET])),
  ...ML_DSA_ALGORITHMS.map(({ alg, name }) =>
    keyRow(72, alg, `${name}-private`, 'the seed too', 'bad_key', (key) => withLabels(key, [AKP_PRIV, SECRET])),
  ),
  keyRow(72, -7, 'kid', 'kid', 'bad_key', (key) => withLabels(key, [KID, SECRET])),
  keyRow(72, -7, 'key-ops', 'key_ops', 'bad_key', (key) => withLabels(key, [KEY_OPS, [2]])),
  keyRow(72, -7, 'base-iv', 'Base IV', 'bad_key', (key) => withLabels(key, [BASE_IV, SECRET])),
  keyRow(72, -7, 'unknown-label', 'an unknown text label', 'bad_key', (key) => new Map([...key, ['x', 1]])),
  notCanonical('duplicate-label', 'alg twice', (key) => pairsCbor([[1, 2], [3, -7], ...[...key].slice(1)])),
  notCanonical('wide-label', 'a label longer than needed', (key) =>
    pairsCbor([...key].map(([label, value]) => [label === COSE.alg ? wideCbor(label, 1) : label, value])),
  ),
  notCanonical('wide-value', 'a length longer than needed', (key) =>
    withLabels(key, [COSE.x, wideCbor(key.get(COSE.x) ?? null, 2)]),
  ),
  notCanonical('label-order', 'labels out of order', (key) => pairsCbor([...key].reverse())),
  ...CREDENTIAL_ALGORITHMS.filter(({ alg }) => alg !== -7).flatMap(({ alg, name }) => [
    notCanonical(`${name}-label-order`, 'labels out of order', (key) => pairsCbor([...key].reverse()), alg),
    notCanonical(
      `${name}-duplicate-label`,
      'alg twice',
      (key) => pairsCbor([...[...key].slice(0, 2), ...[...key].slice(1)]),
      alg,
    ),
  ]),
];

function notCanonical(
  id: string,
  mutation: string,
  change: (key: CoseKeyMap) => CborInput,
  alg: number = -7,
): RegistrationRow {
  return keyRow(73, alg, id, mutation, 'cbor_form', change, 'R.13');
}
