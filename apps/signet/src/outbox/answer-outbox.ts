import { createHash } from 'node:crypto';
import type { Signet } from '@signet/server';
import type { PageFile } from '../pages/load-pages.ts';
import { fromThisMachine } from '../start/from-this-machine.ts';
import { outboxHtml, outboxStyle } from './outbox-html.ts';

const styleHash = createHash('sha256').update(outboxStyle).digest('base64');

/** No script at all, the site's own style sheets and the one style of the page, nothing that leads out. */
const headers: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'self' 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Answers /outbox in development: the latest messages that people would have got by mail.
 * @param kept whether messages stay in the outbox; otherwise there is no such page
 * @returns null: another address, or nobody on this machine asks
 */
export function answerOutbox(
  kept: boolean,
  signet: Pick<Signet, 'outbox' | 'guardPage'>,
  pages: ReadonlyMap<string, PageFile>,
): (request: Request, clientAddress: string) => Promise<Response | null> {
  const tokens = [...pages].find(([name, { body }]) => name.endsWith('.css') && includesTokens(body))?.[0] ?? null;
  return async (request, clientAddress) => {
    if (!kept || new URL(request.url).pathname !== '/outbox' || !fromThisMachine(request, clientAddress)) return null;
    const instead = signet.guardPage(request);
    if (instead) return instead;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
    }
    const html = outboxHtml(await signet.outbox(), tokens);
    return new Response(request.method === 'HEAD' ? null : html, { headers });
  };
}

function includesTokens(css: Uint8Array): boolean {
  return Buffer.from(css).includes('--signet-ground:');
}
