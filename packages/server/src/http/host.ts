import type { ConfiguredOrigin, RelyingParty } from '../configuration/relying-party.ts';
import { matchHost } from '../configuration/relying-party.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { problemResponse } from './problem-response.ts';

const loopback = /^(?:127\.0\.0\.1|\[::1\])(?=:|$)/u;

/** The configured origin whose host was asked; null: a rebound DNS name, or a name that the configuration does not know. */
export function findHost(rp: RelyingParty, request: Request): ConfiguredOrigin | null {
  return matchHost(rp, hostOf(request));
}

/**
 * As findHost.
 * @throws SignetProblem host_unknown
 */
export function requireHost(rp: RelyingParty, request: Request): ConfiguredOrigin {
  const host = findHost(rp, request);
  if (!host) throw new SignetProblem('host_unknown');
  return host;
}

/** Passkeys need a domain: a page asked for at a loopback address moves to http://localhost, where that is configured. */
export function redirectToLocalhost(rp: RelyingParty, request: Request): Response | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  const asked = hostOf(request);
  if (!loopback.test(asked)) return null;
  const localhost = matchHost(rp, asked.replace(loopback, 'localhost'));
  if (!localhost || localhost.secure) return null;
  const { pathname, search } = new URL(request.url);
  return new Response(null, { status: 307, headers: { location: `${localhost.origin}${pathname}${search}` } });
}

/** What to answer in place of a page that was asked for under a name that is not configured; null: the name is fine. */
export function guardPage(rp: RelyingParty, request: Request, requestId: string): Response | null {
  const redirect = redirectToLocalhost(rp, request);
  if (redirect || findHost(rp, request)) return redirect;
  return problemResponse(new SignetProblem('host_unknown'), requestId);
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}
