import type { ClientDataRow } from './row.ts';

/** A row for an origin that is not the expected one. */
function wrongOrigin(line: number, id: string, mutation: string, origin: unknown, row = {}): ClientDataRow {
  const change: ClientDataRow['change'] = (forge) => forge.clientData({ origin }).resign();
  return { line, authenticationLine: 122, id, mutation, code: 'origin_mismatch', step: 'origin', change, ...row };
}

/** Lines 15 to 22. */
export const ORIGINS: readonly ClientDataRow[] = [
  wrongOrigin(15, 'origin-other-host', 'origin of another host', 'https://example.net'),
  wrongOrigin(15, 'origin-subdomain', 'origin of a subdomain that is not listed', 'https://login.example.org'),
  wrongOrigin(16, 'origin-http', 'http for https', 'http://example.org'),
  wrongOrigin(17, 'origin-port', 'another port', 'https://example.org:8443'),
  wrongOrigin(18, 'origin-prefix', 'the origin as prefix of another', 'https://example.org.evil.com'),
  wrongOrigin(
    19,
    'origin-suffix',
    'a domain that ends alike, where subdomains are accepted',
    'https://evilexample.org',
    {
      context: { origin: 'https://login.example.org' },
      expected: { origins: ['https://*.example.org'] },
    },
  ),
  wrongOrigin(19, 'origin-subdomain-port', 'a subdomain on another port', 'https://login.example.org:8443', {
    context: { origin: 'https://login.example.org' },
    expected: { origins: ['https://*.example.org'] },
  }),
  wrongOrigin(19, 'origin-subdomain-http', 'a subdomain over http', 'http://login.example.org', {
    context: { origin: 'https://login.example.org' },
    expected: { origins: ['https://*.example.org'] },
  }),
  wrongOrigin(20, 'origin-slash', 'trailing slash', 'https://example.org/'),
  wrongOrigin(20, 'origin-path', 'path', 'https://example.org/login'),
  wrongOrigin(20, 'origin-userinfo', 'user information', 'https://example.org@evil.com'),
  wrongOrigin(20, 'origin-own-userinfo', 'user information before the right host', 'https://ada@example.org'),
  wrongOrigin(20, 'origin-upper-case', 'upper case', 'https://EXAMPLE.ORG'),
  wrongOrigin(20, 'origin-default-port', 'default port written out', 'https://example.org:443'),
  wrongOrigin(21, 'origin-null', 'the opaque origin', 'null'),
  wrongOrigin(
    21,
    'origin-app',
    'an app that is not listed',
    'android:apk-key-hash:d2hvZXZlci1zaWduZWQtdGhpcy1hcHAtMzItYnl0ZXM',
  ),
  wrongOrigin(22, 'origin-of-other-begin', 'allowed origin B answers what began on origin A', 'https://b.example.org', {
    context: { origin: 'https://a.example.org' },
    expected: { origins: ['https://a.example.org'] },
  }),
  wrongOrigin(20, 'origin-array', 'the right origin in an array', ['https://example.org'], { code: 'bad_client_data' }),
];
