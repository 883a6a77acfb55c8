import type { ClientDataRow } from './row.ts';

/** A row for an origin that is not the expected one, which it is told: `https://example.org`. */
function wrongOrigin(
  line: number,
  id: string,
  mutation: string,
  wrong: (own: string) => unknown,
  row = {},
): ClientDataRow {
  const change: ClientDataRow['change'] = (forge) =>
    forge.clientData(({ origin }) => ({ origin: wrong(String(origin)) })).resign();
  return { line, authenticationLine: 122, id, mutation, code: 'origin_mismatch', step: 'origin', change, ...row };
}

const SUBDOMAINS = {
  context: { origin: 'https://login.example.org' },
  expected: { origins: ['https://*.example.org'] },
};

/** The same host over the other of http and https. */
function otherScheme(own: string): string {
  return own.startsWith('https:') ? own.replace('https:', 'http:') : own.replace('http:', 'https:');
}

function withHost(own: string, change: (host: string) => string): string {
  const { protocol, hostname, port } = new URL(own);
  return `${protocol}//${change(hostname)}${port === '' ? '' : `:${port}`}`;
}

/** The port in a spelling that no browser uses. */
function portSpelled(own: string): string {
  const { protocol, hostname, port } = new URL(own);
  const usual = protocol === 'https:' ? '443' : '80';
  return `${protocol}//${hostname}:${port === '' ? usual : `0${port}`}`;
}

/** Lines 15 to 22. */
export const ORIGINS: readonly ClientDataRow[] = [
  wrongOrigin(15, 'origin-other-host', 'origin of another host', () => 'https://example.net'),
  wrongOrigin(15, 'origin-subdomain', 'origin of a subdomain that is not listed', (own) =>
    withHost(own, (host) => `login.${host}`),
  ),
  wrongOrigin(16, 'origin-http', 'http for https, or the reverse', otherScheme),
  wrongOrigin(17, 'origin-port', 'another port', (own) => `${new URL(own).protocol}//${new URL(own).hostname}:8443`),
  wrongOrigin(18, 'origin-prefix', 'the origin as prefix of another', (own) =>
    withHost(own, (host) => `${host}.evil.com`),
  ),
  wrongOrigin(
    19,
    'origin-suffix',
    'a domain that ends alike, where subdomains are accepted',
    () => 'https://evilexample.org',
    SUBDOMAINS,
  ),
  wrongOrigin(
    19,
    'origin-subdomain-port',
    'a subdomain on another port',
    () => 'https://login.example.org:8443',
    SUBDOMAINS,
  ),
  wrongOrigin(19, 'origin-subdomain-http', 'a subdomain over http', () => 'http://login.example.org', SUBDOMAINS),
  wrongOrigin(20, 'origin-slash', 'trailing slash', (own) => `${own}/`),
  wrongOrigin(20, 'origin-path', 'path', (own) => `${own}/login`),
  wrongOrigin(20, 'origin-userinfo', 'user information', (own) => `${own}@evil.com`),
  wrongOrigin(20, 'origin-own-userinfo', 'user information before the right host', (own) =>
    own.replace('://', '://ada@'),
  ),
  wrongOrigin(20, 'origin-upper-case', 'upper case', (own) => withHost(own, (host) => host.toUpperCase())),
  wrongOrigin(20, 'origin-default-port', 'the port written otherwise', portSpelled),
  wrongOrigin(21, 'origin-null', 'the opaque origin', () => 'null'),
  wrongOrigin(
    21,
    'origin-app',
    'an app that is not listed',
    () => 'android:apk-key-hash:d2hvZXZlci1zaWduZWQtdGhpcy1hcHAtMzItYnl0ZXM',
  ),
  wrongOrigin(
    22,
    'origin-of-other-begin',
    'allowed origin B answers what began on origin A',
    () => 'https://b.example.org',
    {
      context: { origin: 'https://a.example.org' },
      expected: { origins: ['https://a.example.org'] },
    },
  ),
  wrongOrigin(20, 'origin-array', 'the right origin in an array', (own) => [own], { code: 'bad_client_data' }),
];
