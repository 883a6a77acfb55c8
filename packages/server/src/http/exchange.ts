import type { RouteName } from '@signet/protocol';
import type { Caller } from '../caller/caller.ts';
import type { ConfiguredOrigin } from '../configuration/relying-party.ts';
import type { Services } from '../services.ts';
import { describeAgent } from './agent.ts';
import { bearerToken } from './bearer.ts';
import { clientAddress } from './client-address.ts';
import { CookieJar } from './cookie-jar.ts';
import { requireHost } from './host.ts';
import { knownOrigin } from './origin.ts';

/** One request that came to a configured host, from a configured origin or from none. */
export interface Exchange extends Caller {
  readonly cookies: CookieJar;
  readonly host: ConfiguredOrigin;
  readonly origin: ConfiguredOrigin | null;
  /** Token of an Authorization header, whatever it is; null: none came. The admin API alone asks for it. */
  readonly bearer: string | null;
  /** Whether the body is as long as its Content-Length says. */
  readonly lengthHolds: boolean;
  /** Row of the table, once it is known; for the log. */
  route: RouteName | null;
}

export interface Arrival {
  readonly requestId: string;
  /** Address of the connection's other end, as the host application sees it. */
  readonly peer: string | null;
  readonly lengthHolds: boolean;
  readonly trustedProxies: readonly string[];
}

/**
 * Meets a request at the door.
 * @throws SignetProblem host_unknown, origin_foreign
 */
export function meet({ rp }: Services, request: Request, arrival: Arrival): Exchange {
  const host = requireHost(rp, request);
  const origin = knownOrigin(rp, request);
  return {
    requestId: arrival.requestId,
    address: arrival.peer && clientAddress(request.headers, arrival.peer, arrival.trustedProxies),
    agent: describeAgent(request.headers.get('user-agent')),
    cookies: new CookieJar({ prefix: host.cookiePrefix, secure: host.secure }, request.headers.get('cookie')),
    host,
    origin,
    bearer: bearerToken(request.headers),
    lengthHolds: arrival.lengthHolds,
    route: null,
  };
}
