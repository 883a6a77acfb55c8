import { isIPv6 } from 'node:net';

/** An address in one spelling: IPv4-mapped IPv6 is IPv4, an IPv6 zone is left out. */
export function plainAddress(ip: string): string {
  const bare = ip.replace(/%.*$/u, '');
  if (!isIPv6(bare)) return bare;
  const written = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const groups = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/u.exec(written);
  if (!groups) return written;
  const [high, low] = [Number.parseInt(groups[1] ?? '', 16), Number.parseInt(groups[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** What limits count by: an IPv4 address, or the /64 of an IPv6 address, since one subscriber has at least that. */
export function addressKey(ip: string): string {
  const plain = plainAddress(ip);
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain;
}

function groupsOf(ip: string): string[] {
  const [head = '', tail] = ip.split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before;
  const after = tail === '' ? [] : tail.split(':');
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
}
