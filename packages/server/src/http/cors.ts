import type { ConfiguredOrigin } from '../configuration/relying-party.ts';

/** Lets a page on another configured origin read the answer; nobody else gets a single CORS header. */
export function allowCrossOrigin(headers: Headers, origin: ConfiguredOrigin | null, host: ConfiguredOrigin): void {
  headers.append('vary', 'Origin');
  if (!origin || origin.origin === host.origin) return;
  headers.set('access-control-allow-origin', origin.origin);
  headers.set('access-control-allow-credentials', 'true');
  headers.set('access-control-expose-headers', 'X-Request-Id, Retry-After');
  headers.set('cross-origin-resource-policy', 'cross-origin');
}

/** The answer to OPTIONS, and so to a preflight. */
export function optionsAnswer(methods: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: [...methods, 'OPTIONS'].join(', '),
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '600',
    },
  });
}
