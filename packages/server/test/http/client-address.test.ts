import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigurationError } from '../../src/configuration/configuration-error.ts';
import { clientAddress } from '../../src/http/client-address.ts';

const trusted = ['10.0.0.0/8', '2001:db8:aaaa::/48', '192.0.2.1'];
const from = (peer: string, forwarded?: string, proxies: readonly string[] = trusted) =>
  clientAddress(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), peer, proxies);

describe('the address of the client', () => {
  test('without trusted proxies is that of the peer, whatever it claims', () => {
    assert.equal(from('10.0.0.1', '203.0.113.9', []), '10.0.0.1');
  });
  test('of a peer that is not trusted is its own', () => {
    assert.equal(from('198.51.100.1', '203.0.113.9'), '198.51.100.1');
    assert.equal(from('192.0.2.2', '203.0.113.9'), '192.0.2.2');
  });
  test('is what the trusted proxy wrote', () => {
    assert.equal(from('10.0.0.1', '203.0.113.9'), '203.0.113.9');
    assert.equal(from('::ffff:10.0.0.1', '203.0.113.9'), '203.0.113.9');
    assert.equal(from('2001:db8:aaaa::1', '2001:DB8::7'), '2001:db8::7');
    assert.equal(from('192.0.2.1', '203.0.113.9'), '203.0.113.9');
  });
  test('is read from the right: what the client wrote before is not believed', () => {
    assert.equal(from('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2'), '203.0.113.9');
    assert.equal(from('10.0.0.1', '10.9.9.9, 203.0.113.9'), '203.0.113.9');
  });
  test('is the hop before an entry that is no address', () => {
    assert.equal(from('10.0.0.1', '203.0.113.9, unknown'), '10.0.0.1');
    assert.equal(from('10.0.0.1', '203.0.113.9, "; drop", 10.0.0.2'), '10.0.0.2');
    assert.equal(from('10.0.0.1', ''), '10.0.0.1');
    assert.equal(from('10.0.0.1'), '10.0.0.1');
  });
  test('is the farthest trusted hop where all are', () => {
    assert.equal(from('10.0.0.1', '10.0.0.3, 10.0.0.2'), '10.0.0.3');
  });
  test('may be written with a port', () => {
    assert.equal(from('10.0.0.1', '203.0.113.9:4711'), '203.0.113.9');
    assert.equal(from('10.0.0.1', '[2001:db8::7]:4711'), '2001:db8::7');
    assert.equal(from('10.0.0.1', '::ffff:203.0.113.9'), '203.0.113.9');
  });
  for (const range of ['10.0.0.0/33', 'proxy.example', '10.0.0.0/', '10.0.0.0/8/8', '2001:db8::/129', '10.0.0/8', '']) {
    test(`${JSON.stringify(range)} is no range`, () =>
      assert.throws(() => from('10.0.0.1', '203.0.113.9', [range]), ConfigurationError));
  }
});
