import { Registry } from 'prom-client';
import type { Settings } from '../settings/settings.ts';
import { mayReadMetrics } from './access.ts';

/** Answers GET /metrics; null: to be answered as an unknown address is. */
export function answerMetrics(
  settings: Settings,
  scrape: () => Promise<string>,
): (request: Request, clientAddress: string) => Promise<Response | null> {
  const headers = { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE, 'cache-control': 'no-store' };
  return async (request, clientAddress) => {
    if (request.method !== 'GET' || !mayReadMetrics(settings, request, clientAddress)) return null;
    return new Response(await scrape(), { headers });
  };
}
