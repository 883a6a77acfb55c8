import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import type { Finding } from './finding.ts';

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/u;

/** Lower-case ASCII, as a browser would write it. */
export function isDomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((it) => label.test(it));
}

/** `github.io` as much as `co.uk`: names under which strangers hold domains. */
export function isPublicSuffix(domain: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  return publicSuffix === domain && (isIcann === true || isPrivate === true);
}

/**
 * Why this can be no RP ID, or null (§5.1.2: a valid domain string; browsers refuse addresses and public suffixes).
 * @param setting how the person calls it: `The RP ID`, `The former RP ID`
 */
export function faultOfRpId(rpId: string, setting: string): Finding | null {
  const told = `${setting} ${JSON.stringify(rpId)}`;
  if (isIP(rpId.replace(/^\[|\]$/gu, '')) !== 0) {
    const fix = 'Use a domain name; on this machine that is localhost.';
    return { code: 'rp_id_address', text: `${told} is an IP address, and browsers take no passkeys for those.`, fix };
  }
  if (!isDomain(rpId)) {
    const meant = domainWithin(rpId);
    const fix = meant ? `Write ${meant}.` : 'Write a domain such as example.com.';
    const text = `${told} is not a domain in lower-case ASCII without scheme, port or path.`;
    return { code: 'rp_id_malformed', text, fix };
  }
  if (isPublicSuffix(rpId)) {
    const fix = `Use the domain below it that is yours, such as my-site.${rpId}.`;
    return { code: 'rp_id_public_suffix', text: `${told} is a public suffix: strangers hold domains below it.`, fix };
  }
  return null;
}

function domainWithin(text: string): string | null {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:?#@]+)/iu.exec(text.trim())?.[1] ?? '';
  const domain = domainToASCII(host).replace(/\.$/u, '');
  return domain !== '' && isDomain(domain) && isIP(domain) === 0 ? domain : null;
}
