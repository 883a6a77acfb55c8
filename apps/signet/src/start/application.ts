import type { ObservedAnswer, Signet } from '@signet/server';
import { answerPage } from '../pages/answer-page.ts';
import type { PageFile } from '../pages/load-pages.ts';

/** What `signet start` answers beside the handler's own routes, and whom it tells. */
export interface Application {
  readonly signet: Signet;
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly ready: () => Promise<boolean>;
  /** Null: the request may not read them, and is answered as an unknown address is. */
  readonly metrics: (request: Request, clientAddress: string) => Promise<Response | null>;
  /** The page of messages in development; null: there is none, or the request may not read it. */
  readonly outbox: (request: Request, clientAddress: string) => Promise<Response | null>;
  /** Told of the answers that the handler does not tell of itself. */
  readonly observe: (answer: ObservedAnswer) => void;
}

/** Everything that `signet start` answers: pages, health, metrics, well-known addresses, and the handler's own routes. */
export async function answer(application: Application, request: Request, clientAddress: string): Promise<Response> {
  const started = performance.now();
  const own = await ownAnswer(application, request, clientAddress);
  if (!own) return await application.signet.handle(request, { clientAddress, lengthHolds: true });
  const { route, response } = own;
  application.observe({ route, status: response.status, code: null, ms: performance.now() - started });
  return response;
}

type OwnAnswer = { readonly route: 'page' | null; readonly response: Response };

async function ownAnswer(application: Application, request: Request, clientAddress: string): Promise<OwnAnswer | null> {
  const { signet, pages, ready, metrics, outbox } = application;
  const { pathname } = new URL(request.url);
  if (pathname === '/healthz') return { route: null, response: health(true) };
  if (pathname === '/readyz') return { route: null, response: health(await ready()) };
  const other = pathname === '/metrics' ? await metrics(request, clientAddress) : signet.wellKnown(request);
  if (other) return { route: null, response: other };
  const page = (await outbox(request, clientAddress)) ?? (await answerPage(pages, signet, request));
  return page && { route: 'page', response: page };
}

function health(well: boolean): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(well ? 'ok\n' : 'not ready\n', { status: well ? 200 : 503, headers });
}
