import type { Problem } from '@signet/protocol';
import type { SignetProblem } from '../problem/signet-problem.ts';
import { securityHeaders } from './security-headers.ts';

/** RFC 9457. */
export function problemResponse(problem: SignetProblem, requestId: string): Response {
  const { code, status, title, facts } = problem;
  const { detail, step, anchor, retryAfter, allow } = facts;
  const body: Problem = {
    type: `urn:signet:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(step === undefined ? {} : { step }),
    ...(anchor === undefined ? {} : { anchor }),
    requestId,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  const headers = new Headers({
    ...securityHeaders,
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
  });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  if (allow !== undefined) headers.set('allow', allow);
  return new Response(JSON.stringify(body), { status, headers });
}
