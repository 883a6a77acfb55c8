import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientExtensionOutputs } from '../../src/extensions/extension.ts';
import { readClientOutputs } from '../../src/extensions/outputs.ts';
import { refused } from '../refused.ts';

const parsed = (text: string): ClientExtensionOutputs => readClientOutputs(JSON.parse(text));
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('client extension outputs (§9.1)', () => {
  it('become data without a prototype, at every depth', () => {
    const outputs = parsed('{"__proto__":{"rk":true},"x":{"__proto__":{"polluted":1},"list":[{"__proto__":2}]}}');
    assert.deepEqual([...outputs.keys()], ['__proto__', 'x']);
    assert.equal(outputs.get('constructor'), undefined);
    const x = outputs.get('x');
    assert.ok(x instanceof Map && x.get('__proto__') instanceof Map);
    assert.ok(!('polluted' in x) && !('polluted' in {}));
  });

  for (const value of [undefined, null, [], 'x', 1, true]) {
    it(`${JSON.stringify(value)} is no object`, () => {
      assert.throws(() => readClientOutputs(value), refused('bad_shape'));
    });
  }

  it('values that JSON does not have are refused, undefined members left away', () => {
    for (const value of [() => 1, Symbol('x'), 1n]) {
      assert.throws(() => readClientOutputs({ x: value }), refused('bad_shape'));
    }
    assert.equal(readClientOutputs({ x: undefined }).size, 0);
  });

  it('are capped in depth', () => {
    assert.ok(parsed(nested(16)).has('a'));
    assert.throws(() => parsed(nested(18)), refused('bad_shape'));
    assert.throws(() => parsed(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`), refused('bad_shape'));
  });

  it('are capped in number, of members and of items', () => {
    assert.ok(readClientOutputs({ list: Array.from({ length: 999 }, () => 0) }).has('list'));
    assert.throws(() => readClientOutputs({ list: Array.from({ length: 1000 }, () => 0) }), refused('bad_shape'));
    const members = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, at) => [at, 0]));
    assert.equal(readClientOutputs(members(1000)).size, 1000);
    assert.throws(() => readClientOutputs(members(1001)), refused('bad_shape'));
  });

  it('are counted as often as they are named: shared parts do not multiply the work', () => {
    let shared: object = {};
    for (let level = 0; level < 5; level += 1) {
      shared = Object.fromEntries(Array.from('abcdefgh', (key) => [key, shared]));
    }
    assert.throws(() => readClientOutputs(shared), refused('bad_shape'));
  });
});
