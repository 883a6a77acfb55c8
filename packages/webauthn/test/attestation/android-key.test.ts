import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { androidKey } from '../../src/attestation/formats/android-key.ts';
import type { VerifiedStatement } from '../../src/attestation/formats/format.ts';
import type { CborValue } from '../../src/cbor/value.ts';
import { certificate, extension, extensions } from '../encoding/certificate.ts';
import { der, integer, octets, sequence, set } from '../encoding/der.ts';
import { es256Pair } from '../encoding/keys.ts';
import { refused } from '../refused.ts';
import { ca } from '../x509/path/issue.ts';
import { clientDataHash, inputsOf, signatureBy } from './signed.ts';

const credential = es256Pair();
const enumerated = (value: number): Uint8Array => der(0x0a, [value]);
const origin = (value: number): Uint8Array => Uint8Array.of(0xbf, 0x85, 0x3e, 3, ...integer(value));

/** A description of a key that signs, with this KeyOrigin: generated, or imported (2). */
function description(keyOrigin: number): Uint8Array {
  const list = sequence(der(0xa1, set(integer(2))), origin(keyOrigin));
  const levels = [integer(400), enumerated(1), integer(400), enumerated(1)];
  const value = sequence(...levels, octets(clientDataHash), octets(), sequence(), list);
  return extension('1.3.6.1.4.1.11129.2.1.17', value);
}

const spki = new Uint8Array(credential.publicKey.export({ format: 'der', type: 'spki' }));
const leaf = certificate({ spki, extensions: extensions(description(0)) });

function verify(...above: readonly Uint8Array[]): VerifiedStatement {
  const statement = new Map<string, CborValue>([
    ['alg', -7],
    ['sig', signatureBy(credential.privateKey, credential)],
    ['x5c', [leaf, ...above]],
  ]);
  return androidKey.verify(inputsOf(credential, statement));
}

describe('the certificates above a key of Android (§8.4)', () => {
  it('are those of CAs, which describe no key', () => {
    assert.equal(verify().type, 'basic');
    assert.equal(verify(certificate({ extensions: extensions(...ca()) })).trustPath.length, 2);
  });

  it('do not belong to a key of the store itself, whose owner could describe any key', () => {
    for (const keyOrigin of [0, 2]) {
      const attestKey = certificate({ extensions: extensions(...ca(), description(keyOrigin)) });
      const root = certificate({ extensions: extensions(...ca()) });
      assert.throws(() => verify(attestKey), refused('bad_attestation'));
      assert.throws(() => verify(root, attestKey), refused('bad_attestation'));
    }
  });
});
