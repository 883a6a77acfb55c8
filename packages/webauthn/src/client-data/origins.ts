/**
 * Origins that a relying party expects (§13.4.9). Text is compared with text: what a client sent is never parsed, so
 * there is no leniency for it to hide in.
 */

const wildcard = 'https://*.';
const appHash = 'android:apk-key-hash:';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domain = new RegExp(`^${label}(?:\\.${label})+$`, 'u');
const subdomains = new RegExp(`^(?:${label}\\.)*${label}$`, 'u');
/** An origin as browsers serialise it (RFC 6454 §6.1): lower case, no default port, nothing after the authority. */
const webOrigin = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[1-9][0-9]{0,4})?$/u;
/** SHA-256 of the app's certificate; SHA-1 in the days of U2F. */
const appOrigin = /^android:apk-key-hash:(?:[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{27})$/u;
/** Identifiers that other systems give to apps, `example-os:appid:…`. */
const otherOrigin = /^(?!https?:|android:apk-key-hash:)[a-z][a-z0-9+.-]*:(?!\/\/)[\x21-\x7e]+$/u;

/** Expected origins that were found valid, and nothing else about them: it may be emptied at any time. */
const known = new Set<string>();
const knownAtMost = 1024;

/**
 * Whether a client's origin is one of those expected: equal text, or a subdomain of a `https://*.` wildcard at any depth,
 * over https, on the default port, never the domain itself.
 * @param expected checked by `checkExpectedOrigins`
 */
export function isExpectedOrigin(origin: string, expected: readonly string[]): boolean {
  for (const one of expected) {
    if (!one.startsWith(wildcard)) {
      if (origin === one) return true;
      continue;
    }
    const suffix = one.slice(wildcard.length - 1);
    if (origin.endsWith(suffix) && isSubdomain(origin, suffix)) return true;
  }
  return false;
}

/**
 * @param name of the caller's member, for the message
 * @throws TypeError where an origin is one that no client can send
 */
export function checkExpectedOrigins(expected: readonly string[], name: string): void {
  if (!Array.isArray(expected)) throw new TypeError(`${name} is not an array`);
  for (const one of expected) {
    if (known.has(one)) continue;
    checkOrigin(one, name);
    if (known.size >= knownAtMost) known.clear();
    known.add(one);
  }
}

function checkOrigin(origin: string, name: string): void {
  if (typeof origin !== 'string') throw new TypeError(`${name} holds something that is not a string`);
  if (origin.startsWith(wildcard)) {
    const base = origin.slice(wildcard.length);
    if (base.length <= 251 && domain.test(base)) return;
    throw new TypeError(`${name}: a wildcard is https://*. and a domain of two labels or more, nothing after it`);
  }
  if (isWebOrigin(origin) || appOrigin.test(origin) || otherOrigin.test(origin)) return;
  const form = origin.startsWith(appHash) ? `${appHash} and base64url without padding` : 'scheme://host[:port]';
  throw new TypeError(`${name}: an origin is written ${form}, in lower case, without default port, path or slash`);
}

function isWebOrigin(origin: string): boolean {
  if (!webOrigin.test(origin)) return false;
  return !(origin.startsWith('https:') ? /[^:]:443$/u : /[^:]:80$/u).test(origin);
}

function isSubdomain(origin: string, suffix: string): boolean {
  const host = origin.slice('https://'.length);
  return (
    origin.startsWith('https://') &&
    host.length <= 253 &&
    host.length > suffix.length &&
    subdomains.test(host.slice(0, -suffix.length))
  );
}
