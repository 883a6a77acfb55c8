import { isIP } from 'node:net';
import type { BlockList } from 'node:net';
import { plainAddress } from '../limits/address-key.ts';
import { rangesOf } from './trusted-proxies.ts';

/**
 * The address of the client: that of the peer, unless the peer is a trusted proxy. Then X-Forwarded-For is read from the
 * right, where our own proxies wrote, and the first address that is not a trusted proxy is the client. What stands left of it
 * is the client's own claim. An entry that is no address ends the reading at the hop that wrote it.
 * @param trustedProxies CIDR ranges; the same array at every call
 * @throws ConfigurationError where a range is none
 */
export function clientAddress(headers: Headers, peer: string, trustedProxies: readonly string[]): string {
  let address = plainAddress(peer);
  if (trustedProxies.length === 0) return address;
  const trusted = rangesOf(trustedProxies);
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map(addressIn);
  while (isTrusted(trusted, address)) {
    const hop = hops.pop();
    if (!hop) return address;
    address = hop;
  }
  return address;
}

function isTrusted(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** One entry of X-Forwarded-For: an address, perhaps with a port, IPv6 then in brackets. Empty: it is none. */
function addressIn(entry: string): string {
  const text = entry.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/u.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/u.exec(text)?.[1] ?? text;
  return isIP(bare) === 0 ? '' : plainAddress(bare);
}
