import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkRelyingParty, matchHost, matchOrigin } from '../../src/configuration/relying-party.ts';

const { relyingParty: rp } = checkRelyingParty({
  rpId: 'example.com',
  name: 'Example',
  origins: ['https://example.com', 'https://login.example.com:8443', 'https://*.app.example.com'],
  relatedOrigins: ['https://example.org'],
});
const { relyingParty: local } = checkRelyingParty({
  rpId: 'localhost',
  name: 'Local',
  origins: ['http://localhost:3000'],
});

describe('Origin headers (§13.4.9)', () => {
  test('are matched exactly', () => {
    for (const origin of ['https://example.com', 'https://login.example.com:8443', 'https://example.org']) {
      assert.equal(matchOrigin(rp, origin)?.origin, origin);
    }
    assert.deepEqual(matchOrigin(local, 'http://localhost:3000'), {
      origin: 'http://localhost:3000',
      host: 'localhost:3000',
      secure: false,
      port: 3000,
      cookiePrefix: 'signet-3000',
    });
  });
  test('a wildcard is matched by the concrete origin', () => {
    assert.deepEqual(matchOrigin(rp, 'https://one.app.example.com'), {
      origin: 'https://one.app.example.com',
      host: 'one.app.example.com',
      secure: true,
      port: 443,
      cookiePrefix: '__Host-signet',
    });
    assert.equal(matchOrigin(rp, 'https://a.b.app.example.com')?.host, 'a.b.app.example.com');
  });
  const foreign = [
    'http://example.com',
    'https://example.com:443',
    'https://example.com/',
    'https://EXAMPLE.com',
    'https://login.example.com',
    'https://www.example.com',
    'https://app.example.com',
    'https://*.app.example.com',
    'https://.app.example.com',
    'https://a..app.example.com',
    'http://one.app.example.com',
    'https://one.app.example.com:8443',
    'https://evil.com/.app.example.com',
    'https://evil.com#.app.example.com',
    'https://user@one.app.example.com',
    'https://notapp.example.com',
    'null',
    '',
  ];
  for (const origin of foreign) test(`${origin} is foreign`, () => assert.equal(matchOrigin(rp, origin), null));
  test('another port of localhost is foreign', () => {
    for (const origin of ['http://localhost', 'http://localhost:3001', 'https://localhost:3000']) {
      assert.equal(matchOrigin(local, origin), null);
    }
  });
});

describe('Host headers', () => {
  const known: Record<string, string> = {
    'example.com': 'https://example.com',
    'example.com:443': 'https://example.com',
    'EXAMPLE.com': 'https://example.com',
    'login.example.com:8443': 'https://login.example.com:8443',
    'one.app.example.com': 'https://one.app.example.com',
    'ONE.app.example.com:443': 'https://one.app.example.com',
    'example.org': 'https://example.org',
  };
  for (const [host, origin] of Object.entries(known)) {
    test(`${host} is ${origin}`, () => assert.equal(matchHost(rp, host)?.origin, origin));
  }
  for (const host of ['', 'evil.com', 'login.example.com', 'example.com:80', 'example.com.', 'app.example.com']) {
    test(`${host} is unknown`, () => assert.equal(matchHost(rp, host), null));
  }
  test('localhost with its port alone', () => {
    assert.equal(matchHost(local, 'localhost:3000')?.cookiePrefix, 'signet-3000');
    for (const host of ['localhost', '127.0.0.1:3000', 'localhost:3001']) assert.equal(matchHost(local, host), null);
  });
});
