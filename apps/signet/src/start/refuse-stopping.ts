import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import { problems } from '@signet/protocol';

/**
 * Answers 503 `shutting_down`: nothing of the request was looked at, so that a proxy may send it elsewhere.
 * The body is waited for: to close a connection on bytes that are under way would reset it, and lose the answer.
 */
export function refuseStopping(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { status, title } = problems.shutting_down;
  const code = 'shutting_down';
  const requestId = randomUUID();
  const body = JSON.stringify({ type: `urn:signet:problem:${code}`, title, status, code, requestId, retryAfter: 1 });
  incoming.resume();
  finished(incoming, { writable: false }, () => {
    if (outgoing.destroyed) return;
    outgoing.writeHead(status, {
      'content-type': 'application/problem+json',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      'retry-after': '1',
    });
    outgoing.end(body);
  });
}
