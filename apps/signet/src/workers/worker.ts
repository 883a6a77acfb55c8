import cluster from 'node:cluster';
import type { Metrics } from '../metrics/metrics.ts';
import type { Settings } from '../settings/settings.ts';
import { serve } from '../start/serve.ts';
import type { Serving } from '../start/serve.ts';
import type { StopOrders } from '../start/stop-orders.ts';
import type { ToPrimary, ToWorker } from './messages.ts';

/**
 * Serves as one of several processes until the primary tells it to stop. Where the primary is gone, node ends it.
 * @throws what `serve` throws
 */
export async function runWorker(settings: Settings): Promise<void> {
  const orders = ordersToStop();
  const scraping = createScraping();
  await serve(settings, {
    worker: cluster.worker?.id ?? 0,
    orders,
    ready: () => tell({ signet: 'ready' }),
    measured: scraping.measured,
    scrape: scraping.scrape,
  });
  cluster.worker?.disconnect();
}

/**
 * The primary's messages. A service manager that signals every process of a service also signals the workers, and a terminal
 * does so with SIGINT: neither must count as the second signal that ends the wait.
 */
function ordersToStop(): StopOrders {
  const stop = Promise.withResolvers<{ drain: boolean }>();
  const hurry = Promise.withResolvers<void>();
  process.on('SIGTERM', () => stop.resolve({ drain: true }));
  process.on('SIGINT', () => undefined);
  process.on('message', (message: ToWorker) => {
    if (message.signet === 'stop') stop.resolve({ drain: message.drain });
    if (message.signet === 'hurry') hurry.resolve();
  });
  return { stop: stop.promise, hurry: hurry.promise };
}

/** Asks the primary for the metrics of all, and tells it this one's when it asks. */
function createScraping(): Pick<Serving, 'measured' | 'scrape'> {
  const asked = new Map<number, (text: string) => void>();
  let count = 0;
  process.on('message', (message: ToWorker) => {
    if (message.signet !== 'scraped') return;
    asked.get(message.id)?.(message.text);
    asked.delete(message.id);
  });
  return {
    measured: (metrics) => process.on('message', (message: ToWorker) => void tellMetrics(metrics, message)),
    scrape: () =>
      new Promise((resolve) => {
        count += 1;
        asked.set(count, resolve);
        tell({ signet: 'scrape', id: count });
      }),
  };
}

async function tellMetrics({ registry }: Metrics, message: ToWorker): Promise<void> {
  if (message.signet !== 'tell metrics') return;
  tell({ signet: 'metrics', round: message.round, metrics: await registry.getMetricsAsJSON() });
}

/** Where the primary is gone, so is this process in a moment. */
function tell(message: ToPrimary): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
