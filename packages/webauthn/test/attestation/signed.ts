import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { specificationPolicy } from '../../src/attestation/formats/format.ts';
import type { StatementInputs } from '../../src/attestation/formats/format.ts';
import { parseAuthenticatorData } from '../../src/authenticator-data/parse.ts';
import { parseCoseKey } from '../../src/cose/parse.ts';
import type { CborValue } from '../../src/cbor/value.ts';
import type { KeyPair } from '../encoding/keys.ts';
import { aaguid } from '../encoding/certificate.ts';

export const clientDataHash: Uint8Array = new Uint8Array(32).fill(0xcd);
const head = Uint8Array.of(...new Uint8Array(32).fill(1), 0x41, 0, 0, 0, 0, ...aaguid, 0, 4, 1, 2, 3, 4);

/** What a format is handed for a credential with this key. */
export function inputsOf(pair: KeyPair, statement: CborValue): StatementInputs {
  return {
    statement,
    authenticatorData: parseAuthenticatorData(authenticatorData(pair)),
    aaguid,
    credentialKey: parseCoseKey(pair.cose),
    clientDataHash,
    policy: specificationPolicy,
    at: null,
    verifyStatement: () => assert.fail('a statement within a statement'),
  };
}

/** The signature over the authenticator data and the hash, as an authenticator makes it. */
export function signatureBy(key: KeyObject, credential: KeyPair, hash: Uint8Array = clientDataHash): Uint8Array {
  const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return new Uint8Array(sign(digest, Uint8Array.of(...authenticatorData(credential), ...hash), key));
}

function authenticatorData(pair: KeyPair): Uint8Array {
  return Uint8Array.of(...head, ...pair.cose);
}
