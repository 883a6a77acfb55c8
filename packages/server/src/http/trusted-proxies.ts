import { BlockList, isIP } from 'node:net';
import { ConfigurationError } from '../configuration/configuration-error.ts';

const parsed = new WeakMap<readonly string[], BlockList>();

/**
 * The ranges of the trusted proxies, read once a list.
 * @throws ConfigurationError with the fix in words
 */
export function rangesOf(cidrs: readonly string[]): BlockList {
  const known = parsed.get(cidrs);
  if (known) return known;
  const list = new BlockList();
  for (const cidr of cidrs) addRange(list, cidr);
  parsed.set(cidrs, list);
  return list;
}

function addRange(list: BlockList, cidr: string): void {
  const [network = '', prefix, more] = cidr.split('/');
  const family = isIP(network);
  const bits = family === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : /^\d{1,3}$/u.test(prefix) ? Number(prefix) : -1;
  if (family === 0 || length < 0 || length > bits || more !== undefined) {
    const told = `The trusted proxy ${JSON.stringify(cidr)} is no address or range of addresses.`;
    throw new ConfigurationError([
      { code: 'trusted_proxy_malformed', text: told, fix: 'Write 10.0.0.0/8, 2001:db8::/32 or one address.' },
    ]);
  }
  list.addSubnet(network, length, family === 4 ? 'ipv4' : 'ipv6');
}
