import { createHash, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../settings/settings.ts';

const loopbackPeer = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/u;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/iu;
/** A request with one of these came through a proxy, whose own address tells nothing. */
const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Whether a request may read the metrics: with the token where one is set; otherwise from this machine alone, asked by a
 * loopback name (a page elsewhere whose domain resolves to 127.0.0.1 sends its own) and with no proxy in between.
 */
export function mayReadMetrics(
  { metricsToken, trustedProxies }: Pick<Settings, 'metricsToken' | 'trustedProxies'>,
  { headers }: Request,
  clientAddress: string,
): boolean {
  if (metricsToken !== null) return sameToken(headers.get('authorization'), metricsToken);
  return (
    trustedProxies.length === 0 &&
    loopbackPeer.test(clientAddress) &&
    loopbackHost.test(headers.get('host') ?? '') &&
    !proxyHeaders.some((name) => headers.has(name))
  );
}

/** Digests have one length and are compared in constant time. */
function sameToken(authorization: string | null, token: string): boolean {
  const [, given] = /^bearer +(\S+)$/iu.exec(authorization ?? '') ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
