import { isIP } from 'node:net';
import type { Finding } from './finding.ts';
import { isDomain } from './rp-id.ts';

/** An origin whose pages may run ceremonies and call the API, as configured or (for a wildcard) as matched. */
export interface ConfiguredOrigin {
  /** `https://example.com`, `http://localhost:3000`, or a pattern `https://*.example.com`. */
  readonly origin: string;
  /** What a Host header says: without the port where it is the scheme's own. */
  readonly host: string;
  readonly secure: boolean;
  readonly port: number;
  /** `__Host-signet`, or `signet-<port>` on http://localhost, where ports share one cookie jar. */
  readonly cookiePrefix: string;
}

/** A web origin taken apart, or why it can be none. */
export function readOrigin(text: string): ConfiguredOrigin | Finding {
  const told = `The origin ${JSON.stringify(text)}`;
  const wildcard = text.startsWith('https://*.');
  const url = URL.parse(wildcard ? text.replace('*.', '') : text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') {
    const fix = 'Write scheme, domain and, where it is not the usual one, port: https://example.com.';
    return { code: 'origin_malformed', text: `${told} is not an origin of the web.`, fix };
  }
  if (isIP(url.hostname.replace(/^\[|\]$/gu, '')) !== 0) {
    const fix = `Use a domain name; on this machine ${url.protocol}//localhost${url.port && `:${url.port}`}.`;
    return { code: 'origin_address', text: `${told} is an IP address, and browsers take no passkeys there.`, fix };
  }
  const exact = wildcard ? url.origin.replace('://', '://*.') : url.origin;
  if (exact !== text || !isDomain(url.hostname)) {
    const text = `${told} is not written as browsers write it: lower case, no path, no slash at the end.`;
    return { code: 'origin_malformed', text, fix: `Write ${exact}.` };
  }
  if (url.protocol === 'http:' && url.hostname !== 'localhost') {
    const fix = `Serve it over TLS and write https://${url.hostname}; only http://localhost works without.`;
    return { code: 'origin_insecure', text: `${told} is http, and browsers run passkeys over https only.`, fix };
  }
  if (wildcard && url.port !== '') {
    const fix = 'List the origins that have a port one by one.';
    return { code: 'origin_wildcard_port', text: `${told} has a wildcard and a port.`, fix };
  }
  return originOf(exact, url);
}

/** The domain of a configured origin; that after `*.` of a pattern. */
export function domainOf({ origin }: ConfiguredOrigin): string {
  return new URL(origin.replace('://*.', '://')).hostname;
}

/** The concrete origin `https://<host>` that a pattern was matched by. */
export function originOnHost(host: string): ConfiguredOrigin {
  return { origin: `https://${host}`, host, secure: true, port: 443, cookiePrefix: '__Host-signet' };
}

function originOf(origin: string, { protocol, port: written }: URL): ConfiguredOrigin {
  const secure = protocol === 'https:';
  const port = written === '' ? (secure ? 443 : 80) : Number(written);
  const host = origin.slice(protocol.length + 2);
  return { origin, host, secure, port, cookiePrefix: secure ? '__Host-signet' : `signet-${port}` };
}
