import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigurationError } from '../../src/configuration/configuration-error.ts';
import type { RelyingPartyInput } from '../../src/configuration/relying-party.ts';
import { checkRelyingParty } from '../../src/configuration/relying-party.ts';

const site: RelyingPartyInput = { rpId: 'example.com', name: 'Example', origins: ['https://example.com'] };

function faultsOf(change: Partial<RelyingPartyInput>): { codes: string[]; message: string } {
  try {
    checkRelyingParty({ ...site, ...change });
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return { codes: error.findings.map(({ code }) => code), message: error.message };
  }
  return { codes: [], message: '' };
}

const onLocalhost = { rpId: 'localhost', origins: ['http://localhost:3000'] };

describe('a relying party that works', () => {
  const works: Record<string, Partial<RelyingPartyInput>> = {
    'an apex': {},
    'localhost over http': onLocalhost,
    'localhost over https': { rpId: 'localhost', origins: ['https://localhost:8443'] },
    'subdomains of the RP ID, with a port': { origins: ['https://login.example.com', 'https://a.b.example.com:8443'] },
    'a wildcard below the RP ID': { origins: ['https://*.app.example.com'] },
    'a wildcard right at the RP ID': { origins: ['https://*.example.com'] },
    'a domain below a private suffix': { rpId: 'me.github.io', origins: ['https://me.github.io'] },
    'a name of one label, on itself': { rpId: 'intranet', origins: ['https://intranet'] },
    'an international domain': { rpId: 'xn--bcher-kva.example', origins: ['https://xn--bcher-kva.example'] },
    'a related origin on another domain': {
      origins: ['https://example.com', 'https://example.co.uk'],
      relatedOrigins: ['https://example.co.uk'],
    },
    'an app': { appOrigins: [`android:apk-key-hash:${'A'.repeat(43)}`] },
    'a former RP ID': { formerRpIds: ['old.example'] },
  };
  for (const [name, change] of Object.entries(works)) {
    test(name, () => assert.deepEqual(checkRelyingParty({ ...site, ...change }).findings, []));
  }

  test('related origins are origins too, once each', () => {
    const { relyingParty } = checkRelyingParty({
      ...site,
      origins: ['https://example.com', 'https://example.com'],
      relatedOrigins: ['https://example.org'],
    });
    assert.deepEqual(
      relyingParty.origins.map(({ origin }) => origin),
      ['https://example.com', 'https://example.org'],
    );
    assert.deepEqual(relyingParty.relatedOrigins, ['https://example.org']);
    assert.equal(relyingParty.id, 'default');
  });
});

describe('a relying party that cannot work is refused with the fix in words', () => {
  const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
  const refused: [string, Partial<RelyingPartyInput>, string[], RegExp][] = [
    ['an IPv4 address', { rpId: '127.0.0.1' }, ['rp_id_address'], /localhost/],
    ['an IPv6 address', { rpId: '[::1]' }, ['rp_id_address'], /localhost/],
    ['a public suffix', { rpId: 'co.uk', origins: ['https://a.co.uk'] }, ['rp_id_public_suffix'], /my-site\.co\.uk/],
    [
      'a private suffix',
      { rpId: 'github.io', origins: ['https://me.github.io'] },
      ['rp_id_public_suffix'],
      /strangers/,
    ],
    ['an RP ID with a scheme', { rpId: 'https://Example.com/' }, ['rp_id_malformed'], /Write example\.com\./],
    ['an RP ID with a port', { rpId: 'example.com:443' }, ['rp_id_malformed'], /Write example\.com\./],
    ['an RP ID in Unicode', { rpId: 'bücher.example' }, ['rp_id_malformed'], /Write xn--bcher-kva\.example\./],
    ['an RP ID with a dot at the end', { rpId: 'example.com.' }, ['rp_id_malformed'], /Write example\.com\./],
    ['an empty RP ID', { rpId: '' }, ['rp_id_malformed'], /such as example\.com/],
    ['http off localhost', { origins: ['http://example.com'] }, ['origin_insecure'], /https:\/\/example\.com/],
    [
      'http on a name below localhost',
      { rpId: 'localhost', origins: ['http://a.localhost'] },
      ['origin_insecure'],
      /only http:\/\/localhost/,
    ],
    ['an address as origin', { origins: ['https://192.0.2.1'] }, ['origin_address'], /domain name/],
    [
      'an origin with a path',
      { origins: ['https://example.com/login'] },
      ['origin_malformed'],
      /Write https:\/\/example\.com\./,
    ],
    [
      'an origin with its usual port',
      { origins: ['https://example.com:443'] },
      ['origin_malformed'],
      /Write https:\/\/example\.com\./,
    ],
    [
      'an origin in capitals',
      { origins: ['https://Example.com'] },
      ['origin_malformed'],
      /Write https:\/\/example\.com\./,
    ],
    ['an origin without scheme', { origins: ['example.com'] }, ['origin_malformed'], /https:\/\/example\.com/],
    ['an app among the origins', { origins: ['android:apk-key-hash:x'] }, ['origin_malformed'], /scheme, domain/],
    ['a sibling domain', { origins: ['https://example.org'] }, ['origin_not_under_rp_id'], /related origin/],
    ['a look-alike', { origins: ['https://notexample.com'] }, ['origin_not_under_rp_id'], /related origin/],
    ['the domain above', { rpId: 'login.example.com' }, ['origin_not_under_rp_id'], /above it/],
    [
      'localhost off localhost',
      { rpId: 'example.com', origins: ['http://localhost:3000'] },
      ['origin_not_under_rp_id'],
      /RP ID/,
    ],
    [
      'below a name of one label',
      { rpId: 'intranet', origins: ['https://a.intranet'] },
      ['origin_not_under_rp_id'],
      /RP ID/,
    ],
    [
      'a wildcard above the RP ID',
      { rpId: 'app.example.com', origins: ['https://*.example.com'] },
      ['origin_not_under_rp_id'],
      /RP ID/,
    ],
    ['a wildcard with a port', { origins: ['https://*.example.com:8443'] }, ['origin_wildcard_port'], /one by one/],
    ['a wildcard in the middle', { origins: ['https://a.*.example.com'] }, ['origin_malformed'], /./],
    ['no origin', { origins: [] }, ['origins_missing'], /Name the origins/],
    ['no name', { name: ' ' }, ['name_missing'], /browsers show it/],
    ['a related wildcard', { relatedOrigins: ['https://*.example.org'] }, ['related_wildcard'], /one by one/],
    ['a related public suffix', { relatedOrigins: ['https://github.io'] }, ['related_unregistrable'], /registrable/],
    [
      'a malformed related origin',
      { relatedOrigins: ['https://example.org/'] },
      ['origin_malformed'],
      /Write https:\/\/example\.org\./,
    ],
    ['a former RP ID that is none', { formerRpIds: ['old example'] }, ['rp_id_malformed'], /former RP ID/],
    [
      'a fingerprint as app',
      { appOrigins: [`android:apk-key-hash:${fingerprint}`] },
      ['app_origin_malformed'],
      /Write android:apk-key-hash:q6ur[\w-]{39}\./,
    ],
    ['an app of another kind', { appOrigins: ['ios:bundle'] }, ['app_origin_malformed'], /43 characters/],
  ];
  for (const [name, change, codes, fix] of refused) {
    test(name, () => {
      const faults = faultsOf(change);
      assert.deepEqual(faults.codes, codes);
      assert.match(faults.message, fix);
    });
  }

  test('all faults at once', () => {
    const { codes, message } = faultsOf({ name: '', origins: ['http://example.com', 'https://example.org'] });
    assert.deepEqual(codes, ['name_missing', 'origin_insecure', 'origin_not_under_rp_id']);
    assert.equal(message.split('\n').length, 3);
  });
});

describe('findings about what works', () => {
  const related = (...names: string[]) => names.map((name) => `https://${name}`);
  const codesOf = (change: Partial<RelyingPartyInput>) =>
    checkRelyingParty({ ...site, ...change }).findings.map(({ code }) => code);

  test('more labels than browsers look at (§5.11)', () => {
    const five = related('a.example', 'b.example', 'c.example', 'd.example', 'e.example');
    assert.deepEqual(codesOf({ relatedOrigins: five }), []);
    assert.deepEqual(codesOf({ relatedOrigins: [...five, 'https://f.example'] }), ['related_labels']);
  });
  test('one label on many suffixes counts once', () => {
    const one = related('a.com', 'a.org', 'a.co.uk', 'a.de', 'a.fr', 'a.it', 'www.a.jp');
    assert.deepEqual(codesOf({ relatedOrigins: one }), []);
  });
  test('the list of related origins is asked of the RP ID itself', () => {
    const away = { origins: ['https://login.example.com'], relatedOrigins: ['https://example.org'] };
    assert.deepEqual(codesOf(away), ['related_list_unserved']);
  });
  test('a name that authenticators cut', () => {
    assert.deepEqual(codesOf({ name: 'ü'.repeat(32) }), []);
    assert.deepEqual(codesOf({ name: `${'ü'.repeat(32)}x` }), ['name_long']);
  });
});
