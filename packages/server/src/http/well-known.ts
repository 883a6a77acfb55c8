import { SignetProblem } from '../problem/signet-problem.ts';
import { problemResponse } from './problem-response.ts';
import { securityHeaders } from './security-headers.ts';

/** Pages of the site that a password manager may send its user to. Absolute URLs, https (http on localhost). */
export interface PasskeyEndpoints {
  readonly enroll?: string;
  readonly manage?: string;
}

export interface WellKnownFacts {
  /** Origins outside the RP ID that may use it (§5.11). */
  readonly relatedOrigins: readonly string[];
  readonly endpoints: PasskeyEndpoints;
}

/** Answers the two well-known addresses of a relying party, which lie at the root of the RP ID's host; null: another. */
export function answerWellKnown(facts: WellKnownFacts, request: Request, requestId: string): Response | null {
  const documents: Readonly<Record<string, unknown>> = {
    '/.well-known/webauthn': { origins: facts.relatedOrigins },
    '/.well-known/passkey-endpoints': facts.endpoints,
  };
  const { pathname } = new URL(request.url);
  if (!Object.hasOwn(documents, pathname)) return null;
  const mayAsk = request.method === 'GET' || request.method === 'HEAD';
  const response = mayAsk
    ? Response.json(documents[pathname])
    : problemResponse(new SignetProblem('method_not_allowed', { allow: 'GET, HEAD' }), requestId);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set('x-request-id', requestId);
  return request.method === 'HEAD' ? new Response(null, response) : response;
}
