import type { Signet } from '@signet/server';
import type { PageFile } from './load-pages.ts';
import { pageHeaders, transportSecurity } from './page-headers.ts';

/** Answers GET and HEAD of the pages and their assets; null: it is none of them. */
export async function answerPage(
  pages: ReadonlyMap<string, PageFile>,
  signet: Signet,
  request: Request,
): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  const file = pages.get(pathname);
  if (pathname !== '/' && !file) return null;
  const instead = signet.guardPage(request);
  if (instead) return instead;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { ...pageHeaders, allow: 'GET, HEAD' } });
  }
  if (!file) return await frontDoor(signet, request);
  return fileResponse(file, request);
}

/** The bare address leads to the account, or to the sign-in where nobody is signed in. */
async function frontDoor(signet: Signet, request: Request): Promise<Response> {
  const location = (await signet.session(request)) ? '/account' : '/sign-in';
  return new Response(null, { status: 303, headers: { ...pageHeaders, location, 'cache-control': 'no-store' } });
}

function fileResponse({ body, type, etag, immutable }: PageFile, request: Request): Response {
  const headers = {
    ...pageHeaders,
    etag,
    'content-type': type,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'strict-transport-security': transportSecurity,
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}
