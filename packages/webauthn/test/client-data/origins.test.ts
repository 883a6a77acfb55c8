import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkExpectedOrigins, isExpectedOrigin } from '../../src/client-data/origins.ts';

const apkHash = 'android:apk-key-hash:gx7sq_pxhxhrIQdLyfG0pxKwiJ7hOk2DJQ4xvKd438Q';

function matches(origin: string, ...expected: readonly string[]): boolean {
  checkExpectedOrigins(expected, 'expected.origins');
  return isExpectedOrigin(origin, expected);
}

describe('validating the origin (§13.4.9): compared as text', () => {
  for (const origin of ['https://example.org', 'http://localhost:3000', 'https://example.org:8443', apkHash]) {
    it(`${origin} equals itself`, () => assert.ok(matches(origin, 'https://other.example', origin)));
  }

  const wrong: readonly [string, string][] = [
    ['another host', 'https://example.com'],
    ['http for https', 'http://example.org'],
    ['a port', 'https://example.org:8443'],
    ['the default port', 'https://example.org:443'],
    ['a longer host', 'https://example.org.evil.com'],
    ['a host that ends alike', 'https://evilexample.org'],
    ['a subdomain', 'https://www.example.org'],
    ['a trailing slash', 'https://example.org/'],
    ['a path', 'https://example.org/login'],
    ['user information', 'https://user@example.org'],
    ['upper case', 'https://Example.org'],
    ['a trailing dot', 'https://example.org.'],
    ['white space', ' https://example.org'],
    ['null', 'null'],
    ['nothing', ''],
    ['an app that is not listed', apkHash],
  ];
  for (const [what, origin] of wrong) {
    it(`${what} does not`, () => assert.ok(!matches(origin, 'https://example.org')));
  }

  it('an app origin is case-sensitive', () => assert.ok(!matches(apkHash.toUpperCase(), apkHash)));
});

describe('wildcards: https://*.', () => {
  const expected = 'https://*.app.example.com';
  for (const host of ['a', 'a.b', 'deep.er.still', 'xn--bcher-kva', '1', 'a'.repeat(63)]) {
    it(`${host}.app.example.com is a subdomain`, () => {
      assert.ok(matches(`https://${host}.app.example.com`, expected));
    });
  }

  const wrong = [
    'https://app.example.com',
    'https://.app.example.com',
    'https://example.com',
    'https://evilapp.example.com',
    'http://a.app.example.com',
    'https://a.app.example.com:8443',
    'https://a.app.example.com/',
    'https://a.app.example.com.evil.com',
    'https://evil.com/.app.example.com',
    'https://evil.com#.app.example.com',
    'https://user@a.app.example.com',
    'https://a:b@c.app.example.com',
    'https://-a.app.example.com',
    'https://a-.app.example.com',
    'https://a..app.example.com',
    'https://A.app.example.com',
    'https://a_b.app.example.com',
    'https://*.app.example.com',
    'https://\u00e4.app.example.com',
    `https://${'a'.repeat(64)}.app.example.com`,
    `https://${'a.'.repeat(130)}app.example.com`,
    'wss://a.app.example.com',
  ];
  for (const origin of wrong) {
    it(`${origin.slice(0, 60)} is none`, () => assert.ok(!matches(origin, expected)));
  }

  it('stands beside exact origins', () => {
    assert.ok(matches('https://app.example.com', expected, 'https://app.example.com'));
  });
});

describe('expected origins are checked', () => {
  const impossible = [
    'example.org',
    'https://',
    'https://example.org/',
    'https://Example.org',
    'https://example.org:443',
    'http://localhost:80',
    'https://example.org:0443',
    'https://user@example.org',
    'https://*',
    'https://*.com',
    'https://*.example.com:8443',
    'https://*.example.com/',
    'https://*.*.example.com',
    'https://a.*.example.com',
    'http://*.example.com',
    'ftp://example.org',
    'android:apk-key-hash:',
    'android:apk-key-hash:83:1E:EC:AB',
    `${apkHash}=`,
    '',
    'null',
  ];
  for (const origin of impossible) {
    it(`"${origin}" is a mistake of the caller`, () => {
      assert.throws(() => checkExpectedOrigins([origin], 'expected.origins'), {
        name: 'TypeError',
        message: origin.startsWith('https://*.')
          ? /^expected.origins: a wildcard is/u
          : /^expected.origins: an origin is/u,
      });
    });
  }

  it('the identifier of another system’s app is taken as it is', () => {
    const app = 'example-os:appid:204ffa1a5af110ac483f131a1bef8a841a7adb0d8d135908bbd964ed05d2653b';
    assert.ok(matches(app, app));
  });

  for (const expected of [undefined, null, 'https://example.org', [null], [['https://example.org']]]) {
    it(`${JSON.stringify(expected)} is no list of texts`, () => {
      const check = (): unknown => Reflect.apply(checkExpectedOrigins, null, [expected, 'expected.origins']);
      assert.throws(check, { name: 'TypeError', message: /^expected.origins (?:is not an array|holds something)/u });
    });
  }

  it('public suffixes are not judged', () => assert.ok(matches('https://anyone.co.uk', 'https://*.co.uk')));

  it('a mistake stays one when it is made again', () => {
    for (let time = 0; time < 2; time += 1) {
      assert.throws(() => checkExpectedOrigins(['https://example.org/'], 'expected.origins'), TypeError);
    }
  });

  it('more origins than are remembered are still told apart', () => {
    const many = Array.from({ length: 1100 }, (_, index) => `https://*.tenant${index}.example`);
    assert.ok(matches('https://a.tenant1099.example', ...many));
    assert.ok(matches('https://a.tenant0.example', ...many), 'named before the memory was full');
    assert.ok(matches('https://a.tenant0.example', 'https://*.tenant0.example'));
    assert.ok(!matches('https://a.tenant1.example', 'https://*.tenant0.example'));
  });
});
