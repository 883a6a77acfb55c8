import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { decodeBase64url } from '../../src/bytes/base64url.ts';
import { algorithms } from '../../src/cose/algorithms.ts';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { verifySignature } from '../../src/crypto/verify-signature.ts';
import { outcome } from '../refused.ts';
import { vectorFolder } from '../encoding/vectors.ts';

interface Recorded {
  readonly id: string;
  readonly alg: string;
  readonly cosePublicKey: string;
  readonly signedData: string;
  readonly signature: string;
  readonly valid: boolean;
}

const folder = vectorFolder();
const file = 'python-fido2.cose-signatures.json';
const recorded = folder === null ? [] : (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Recorded[]);

describe('recorded COSE keys and signatures', () => {
  for (const one of recorded) {
    const key = decodeBase64url(one.cosePublicKey);
    const [data, signature] = [decodeBase64url(one.signedData), decodeBase64url(one.signature)];

    test(one.id, () => {
      const parsed = parseCoseKey(key);
      assert.equal(algorithms.find(({ id }) => id === parsed.alg)?.name, one.alg);
      assert.equal(verifySignature(parsed.alg, parsed, data, signature), one.valid);
    });

    test(`${one.id}: no bit of data or signature can be changed`, () => {
      const parsed = parseCoseKey(key);
      for (const [index, bytes] of [data, signature].entries()) {
        for (let at = 0; at < bytes.length; at += 1) {
          const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1);
          const [d, s] = index === 0 ? [changed, signature] : [data, changed];
          const answer = outcome(() => verifySignature(parsed.alg, parsed, d, s));
          assert.ok('code' in answer || !answer.value, `${at}`);
        }
      }
    });
  }
});
