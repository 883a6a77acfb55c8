import type { Signet } from '@signet/server';
import { answerPage } from '../pages/answer-page.ts';
import type { PageFile } from '../pages/load-pages.ts';

/** Everything that `signet start` answers: pages, health, well-known addresses, and the handler's own routes. */
export async function answer(
  signet: Signet,
  pages: ReadonlyMap<string, PageFile>,
  request: Request,
  clientAddress: string,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/healthz') return health(true);
  if (pathname === '/readyz') return health(await signet.ready());
  return (
    signet.wellKnown(request) ??
    (await answerPage(pages, signet, request)) ??
    (await signet.handle(request, { clientAddress, lengthHolds: true }))
  );
}

function health(well: boolean): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(well ? 'ok\n' : 'not ready\n', { status: well ? 200 : 503, headers });
}
