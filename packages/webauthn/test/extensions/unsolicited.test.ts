import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CborMap } from '../../src/cbor/value.ts';
import { readClientOutputs } from '../../src/extensions/outputs.ts';
import { hasUnsolicited } from '../../src/extensions/unsolicited.ts';

function unsolicited(client: object, authenticator: CborMap | null, requested: readonly string[]): boolean {
  return hasUnsolicited(readClientOutputs(client), authenticator, requested);
}

describe('unsolicited outputs (§7.1 step 28, §7.2 step 23)', () => {
  it('of the client or of the authenticator', () => {
    assert.ok(!unsolicited({ credProps: {} }, null, ['credProps']));
    assert.ok(unsolicited({ credProps: {} }, null, []));
    assert.ok(unsolicited({}, new Map([['credProtect', 2]]), []));
    assert.ok(!unsolicited({}, new Map([['credProtect', 2]]), ['credProtect']));
    assert.ok(unsolicited({}, new Map([[1, 2]]), ['1']));
  });

  it('are not those that answer an extension under another name', () => {
    assert.ok(!unsolicited({ prf: {} }, new Map([['hmac-secret', true]]), ['prf']));
    assert.ok(unsolicited({}, new Map([['hmac-secret', true]]), ['credProps']));
    assert.ok(!unsolicited({ getCredBlob: 'AA' }, new Map([['credBlob', new Uint8Array(1)]]), ['credBlob']));
    assert.ok(unsolicited({ getCredBlob: 'AA' }, null, ['prf']));
  });

  it('of extensions that are not known here go by the one name', () => {
    assert.ok(!unsolicited({ uvm: [] }, new Map([['uvm', []]]), ['uvm']));
    assert.ok(unsolicited({ uvm: [] }, null, ['prf']));
  });

  it('are found whatever they are named', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const outputs = JSON.parse(`{"${name}":true}`);
      assert.ok(unsolicited(outputs, null, ['prf']), name);
      assert.ok(unsolicited({}, new Map([[name, true]]), ['prf']), name);
      assert.ok(unsolicited({ prf: {} }, null, [name]), name);
    }
  });
});
