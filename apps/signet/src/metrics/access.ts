import { createHash, timingSafeEqual } from 'node:crypto';
import { fromThisMachine } from '../start/from-this-machine.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Whether a request may read the metrics: with the token where one is set; otherwise from this machine alone.
 */
export function mayReadMetrics(
  { metricsToken, trustedProxies }: Pick<Settings, 'metricsToken' | 'trustedProxies'>,
  request: Request,
  clientAddress: string,
): boolean {
  if (metricsToken !== null) return sameToken(request.headers.get('authorization'), metricsToken);
  return trustedProxies.length === 0 && fromThisMachine(request, clientAddress);
}

/** Digests have one length and are compared in constant time. */
function sameToken(authorization: string | null, token: string): boolean {
  const [, given] = /^bearer +(\S+)$/iu.exec(authorization ?? '') ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
