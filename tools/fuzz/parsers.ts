import { parseCertInfo } from '../../packages/webauthn/src/tpm/attest.ts';
import { parsePublicArea } from '../../packages/webauthn/src/tpm/public-area.ts';
import { parseKeyDescription } from '../../packages/webauthn/src/attestation/formats/android-key-description.ts';
import { parseAttestationObject } from '../../packages/webauthn/src/attestation/object.ts';
import { parseAuthenticatorData } from '../../packages/webauthn/src/authenticator-data/parse.ts';
import { decodeBase64url } from '../../packages/webauthn/src/bytes/base64url.ts';
import { decodeUtf8 } from '../../packages/webauthn/src/bytes/utf8.ts';
import { decodeCbor } from '../../packages/webauthn/src/cbor/decode.ts';
import {
  readChallenge,
  readCrossOrigin,
  readOrigin,
  readTopOrigin,
} from '../../packages/webauthn/src/client-data/members.ts';
import { parseClientData } from '../../packages/webauthn/src/client-data/parse.ts';
import { p256 } from '../../packages/webauthn/src/cose/curves.ts';
import { parseEcdsaSignature } from '../../packages/webauthn/src/cose/ecdsa-signature.ts';
import { parseCoseKey } from '../../packages/webauthn/src/cose/parse.ts';
import { readDer } from '../../packages/webauthn/src/der/element.ts';
import { readDerChildren } from '../../packages/webauthn/src/der/walk.ts';
import { parseJson } from '../../packages/webauthn/src/json/parse.ts';
import { parseCertificate } from '../../packages/webauthn/src/x509/parse.ts';
import { parseJws } from '../../packages/webauthn/src/jws/parse.ts';
import { readAuthenticationResponse } from '../../packages/webauthn/src/public-key-credential/authentication-response.ts';
import { readRegistrationResponse } from '../../packages/webauthn/src/public-key-credential/registration-response.ts';
import { Refusal } from '../../packages/webauthn/src/refusals/refusal.ts';
import { damageBytes } from '../hostile/bytes.ts';
import { writeCborTree } from '../hostile/cbor-tree.ts';
import { changeAuthenticatorData } from '../hostile/change-authenticator-data.ts';
import { changeCbor } from '../hostile/change-cbor.ts';
import { changeDer } from '../hostile/change-der.ts';
import { changeJsonBytes } from '../hostile/change-json.ts';
import { generateCbor } from '../hostile/generate-cbor.ts';
import type { Random } from '../hostile/random.ts';
import type { Material } from './material.ts';
import type { Target } from './target.ts';

type Change = (random: Random, bytes: Uint8Array) => Uint8Array;
/** A step and the codes that an input which stops there is refused with. */
type Stops = readonly (readonly [step: string, ...codes: readonly string[]])[];

const text = (input: Uint8Array): string => Buffer.from(input).toString('latin1');
const cborCodes = ['cbor_truncated', 'cbor_trailing', 'cbor_duplicate', 'cbor_form', 'cbor_depth'] as const;

/** Every parser, beside real inputs of its kind. */
export function parserTargets(material: Material): readonly Target[] {
  const parser = (
    name: string,
    real: readonly Uint8Array[],
    change: Change,
    parse: (input: Uint8Array) => unknown,
    stops: Stops,
    taken = 0.05,
  ): Target => ({
    name,
    steps: [...stops.map(([step]) => step), 'taken'],
    floors: { taken },
    make: (random) => (random.once(20) ? random.bytes(random.below(64)) : change(random, random.pick(real))),
    run: (input) => stopOf(() => parse(input), stops),
  });
  const changeOrMakeCbor: Change = (random, bytes) =>
    random.once(3) ? writeCborTree(generateCbor(random)) : changeCbor(random, bytes);
  return [
    parser('base64url', material.texts, damageBytes, (input) => decodeBase64url(text(input)), [['form', 'bad_shape']]),
    parser('JSON', material.jsons, changeJsonBytes, (input) => parseJson(text(input)), [
      ['form', 'bad_json'],
      ['members', 'duplicate_key'],
    ]),
    parser('CBOR', material.objects, changeOrMakeCbor, decodeCbor, [['form', ...cborCodes]], 0.2),
    parser(
      'COSE key',
      material.keys,
      changeCbor,
      parseCoseKey,
      [
        ['CBOR', ...cborCodes],
        ['parameters', 'bad_key', 'alg_unsupported', 'alg_kty', 'alg_curve'],
        ['strength', 'weak_key'],
      ],
      0.02,
    ),
    parser('DER', material.certificates, changeDer, walkDer, [['form', 'bad_attestation']]),
    parser('certificate', material.certificates, changeDer, (input) => parseCertificate(input), [
      ['form', 'bad_attestation'],
    ]),
    parser('ECDSA signature', material.signatures, changeDer, (input) => parseEcdsaSignature(input, p256.order), [
      ['form', 'bad_signature_encoding'],
      ['range', 'bad_signature'],
    ]),
    parser('client data', material.jsons, changeJsonBytes, readClientData, [
      ['UTF-8', 'bad_utf8'],
      ['JSON', 'bad_json', 'duplicate_key'],
      ['members', 'bad_client_data', 'challenge_mismatch', 'top_origin'],
    ]),
    parser(
      'authenticator data',
      material.datas,
      changeAuthenticatorData,
      parseAuthenticatorData,
      [
        ['parts', 'authdata_truncated', 'bad_credential_id'],
        ['CBOR', ...cborCodes],
        ['end', 'authdata_trailing', 'bad_extensions'],
      ],
      0.2,
    ),
    parser(
      'attestation object',
      material.objects,
      changeCbor,
      parseAttestationObject,
      [
        ['CBOR', ...cborCodes],
        ['members', 'bad_attestation_object'],
      ],
      0.2,
    ),
    parser(
      'registration envelope',
      material.registrations,
      changeJsonBytes,
      (input) => readRegistrationResponse(jsonOf(input)),
      [['shape', 'bad_shape']],
    ),
    parser(
      'authentication envelope',
      material.authentications,
      changeJsonBytes,
      (input) => readAuthenticationResponse(jsonOf(input)),
      [['shape', 'bad_shape']],
    ),
    parser('TPM certInfo', material.certInfos, damageBytes, parseCertInfo, [['form', 'bad_attestation']], 0.02),
    parser('TPM pubArea', material.pubAreas, damageBytes, parsePublicArea, [['form', 'bad_attestation']], 0.02),
    parser('Android key description', material.keyDescriptions, changeDer, parseKeyDescription, [
      ['form', 'bad_attestation'],
    ]),
    parser('JWS', material.jwss, damageBytes, (input) => parseJws(input, 'bad_attestation'), [
      ['form', 'bad_attestation'],
    ]),
  ];
}

/** The step that an input came to: `taken`, or the one whose codes have that of the refusal. Anything but a Refusal is a fault. */
function stopOf(parse: () => unknown, stops: Stops): string {
  try {
    parse();
    return 'taken';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code } = error;
    const stop = stops.find(([, ...codes]) => codes.includes(code));
    if (stop === undefined) throw new Error(`${code} is no code of this parser`, { cause: error });
    return stop[0];
  }
}

/** Every element, depth first, as far as its identifier says that it holds others. */
function walkDer(input: Uint8Array): void {
  const walk = (at: number, limit: number, depth: number): void => {
    const element = readDer(input, at, limit, 'bad_attestation');
    if ((element.tag & 0x20) === 0 || depth > 32) return;
    for (const child of readDerChildren(input, element, 128, 'bad_attestation'))
      walk(child.start, element.end, depth + 1);
  };
  walk(0, input.length, 0);
}

function readClientData(input: Uint8Array): void {
  const members = parseClientData(decodeUtf8(input));
  readChallenge(members);
  readOrigin(members);
  readTopOrigin(members, readCrossOrigin(members));
}

/** What the platform's parser makes of it; null, which no envelope is, where it refuses. */
function jsonOf(input: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(input).toString('utf8'));
  } catch {
    return null;
  }
}
