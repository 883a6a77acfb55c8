import { createSignet } from '@signet/server';
import { masterKey } from '../data-folder/master-key.ts';
import { openDataFolder } from '../data-folder/open.ts';
import { openStore } from '../database/open.ts';
import { answerMetrics } from '../metrics/answer.ts';
import { createMetrics } from '../metrics/metrics.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { answerOutbox } from '../outbox/answer-outbox.ts';
import { loadPages } from '../pages/load-pages.ts';
import type { Settings } from '../settings/settings.ts';
import { answer } from './application.ts';
import type { Listening } from './listen.ts';
import { listen } from './listen.ts';
import { createLog } from './log.ts';
import { configurationOf } from './site.ts';
import type { StopOrders } from './stop-orders.ts';
import { waitOr } from './wait-or.ts';
import { watchStore } from './watch-store.ts';

/** How long requests in hand may take once the port is closed, milliseconds. */
export const stopLimit = 10_000;
/** How long a connection that is idle when the stop begins is kept open for a request that may be under way, milliseconds. */
const linger = 2000;
/** What hangs for so long beyond that has failed, milliseconds. */
const grace = 3000;

export interface Serving {
  /** Its number; null: the process is alone. */
  readonly worker: number | null;
  readonly orders: StopOrders;
  readonly ready: (port: number) => void;
  /** Handed this process's metrics before anything is served. */
  readonly measured: (metrics: Metrics) => void;
  /** The metrics of all processes as text. */
  readonly scrape: (metrics: Metrics) => Promise<string>;
}

/**
 * Serves until it is ordered to stop.
 * @throws SettingsError, ConfigurationError, StorageUnavailable, KeyringLocked
 */
export async function serve(settings: Settings, serving: Serving): Promise<void> {
  const { worker, orders } = serving;
  const log = createLog(settings, worker);
  const data = openDataFolder(settings.data);
  const key = settings.masterKey ?? masterKey(data);
  const pages = loadPages(settings.name);
  const metrics = createMetrics();
  serving.measured(metrics);
  // A worker takes its share of the connections only once it can answer them; its port is settled already.
  const early = worker === null ? await listen(settings.port, settings.host) : null;
  const store = await openStore(settings, data, metrics.committed);
  metrics.watchPool(store);
  const configuration = configurationOf(settings, early?.port ?? settings.port);
  const signet = await createSignet({
    ...configuration,
    store,
    masterKey: key,
    log,
    processes: settings.workers > 1 || settings.database !== null ? 'several' : 'one',
    observe: metrics.answered,
    passkeyEndpoints: { enroll: '/account', manage: '/account' },
  });
  const listening = early ?? (await listen(settings.port, settings.host));
  const watch = watchStore(() => signet.ready(), log, metrics.ready);
  let stopping = false;
  const application = {
    signet,
    pages,
    ready: async () => !stopping && (await watch.ask()),
    metrics: answerMetrics(settings, () => serving.scrape(metrics)),
    outbox: answerOutbox(configuration.mail === 'outbox', signet, pages),
    observe: metrics.answered,
  };
  listening.answerWith((request, clientAddress) => answer(application, request, clientAddress));
  log.info({ port: listening.port, rpId: configuration.relyingParty.rpId }, 'ready');
  serving.ready(listening.port);

  const { drain } = await orders.stop;
  stopping = true;
  metrics.ready(false);
  log.info('stopping');
  await stopListening(listening, metrics, drain ? settings.drain * 1000 : 0, orders.hurry);
  watch.stop();
  await signet.close();
  await store.close();
  log.info('stopped');
  log.flush();
}

async function stopListening(
  listening: Listening,
  metrics: Metrics,
  drain: number,
  hurry: Promise<void>,
): Promise<void> {
  listening.drain(() => metrics.answered({ route: null, status: 503, code: 'shutting_down', ms: 0 }));
  // What hangs in spite of every limit must not keep the process.
  setTimeout(() => process.exit(1), drain + stopLimit + grace).unref();
  if (drain > 0) await waitOr(drain, hurry);
  await listening.close({ limit: stopLimit, linger: Math.max(0, linger - drain), hurry });
}
