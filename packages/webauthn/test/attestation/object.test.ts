import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAttestationObject } from '../../src/attestation/object.ts';
import { cbor } from '../encoding/cbor.ts';
import type { Encodable } from '../encoding/cbor.ts';
import { refused } from '../refused.ts';

const object = (members: Record<string, Encodable>): Uint8Array => cbor(new Map(Object.entries(members)));
const whole = { fmt: 'none', attStmt: new Map(), authData: new Uint8Array(37) };

describe('attestation objects (§6.5)', () => {
  it('have a format, a statement and authenticator data, in any order, and may have more', () => {
    const { format, statement, authenticatorData } = parseAttestationObject(object({ epAtt: false, ...whole }));
    assert.deepEqual([format, statement, authenticatorData], ['none', new Map(), new Uint8Array(37)]);
  });

  it('an array is a statement, for some formats', () => {
    assert.deepEqual(parseAttestationObject(object({ ...whole, attStmt: [] })).statement, []);
  });

  const wrong: Record<string, Record<string, Encodable>> = {
    'no fmt': { attStmt: new Map(), authData: new Uint8Array(37) },
    'fmt as bytes': { ...whole, fmt: new Uint8Array(4) },
    'no attStmt': { fmt: 'none', authData: new Uint8Array(37) },
    'attStmt as text': { ...whole, attStmt: '' },
    'attStmt null': { ...whole, attStmt: null },
    'no authData': { fmt: 'none', attStmt: new Map() },
    'authData as text': { ...whole, authData: 'x' },
  };
  for (const [what, members] of Object.entries(wrong)) {
    it(`${what} is refused`, () => {
      assert.throws(() => parseAttestationObject(object(members)), refused('bad_attestation_object'));
    });
  }

  for (const value of [[], 1, 'x', null, new Uint8Array(3)] satisfies Encodable[]) {
    it(`${JSON.stringify(value)} is no map`, () => {
      assert.throws(() => parseAttestationObject(cbor(value)), refused('bad_attestation_object'));
    });
  }

  it('bytes after it are refused', () => {
    assert.throws(() => parseAttestationObject(Uint8Array.of(...object(whole), 0)), refused('cbor_trailing'));
  });
});
