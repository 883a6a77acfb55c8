import type { Answer } from './client.ts';

/** The server counts requests, and this one was too many: what comes after says nothing. */
export class RateLimited extends Error {
  override readonly name: string = 'RateLimited';

  /** @param path that was asked */
  constructor(path: string, { body }: Answer) {
    const limit = path === '/v1/sign-up/begin' ? 'sign-ups' : 'ceremonies';
    const after = retryAfterOf(body);
    super(
      `the limit of ${limit} was hit at ${path}${after === null ? '' : `, for ${after} more seconds`}. ` +
        'Start the server with SIGNET_RATE_LIMITS=sign-ups=100000/60,ceremonies=1000000/60.',
    );
  }
}

function retryAfterOf(body: unknown): number | null {
  const after = typeof body === 'object' && body !== null && 'retryAfter' in body ? body.retryAfter : null;
  return typeof after === 'number' ? after : null;
}
