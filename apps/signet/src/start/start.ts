import cluster from 'node:cluster';
import type { Settings } from '../settings/settings.ts';
import { runPrimary } from '../workers/primary.ts';
import { runWorker } from '../workers/worker.ts';
import { tellFirstOwner } from './first-owner.ts';
import { serve } from './serve.ts';
import { readyLine } from './site.ts';
import { signalsToStop } from './stop-orders.ts';

/**
 * Runs the server, in one process or several, until SIGTERM or SIGINT. Prints its address when it is ready.
 * @throws SettingsError, ConfigurationError, StorageUnavailable, KeyringLocked
 */
export async function start(settings: Settings): Promise<void> {
  if (cluster.isWorker) return await runWorker(settings);
  if (settings.workers > 1) return await runPrimary(settings);
  await serve(settings, {
    worker: null,
    orders: signalsToStop(),
    ready: (port) => {
      process.stdout.write(readyLine(settings, port));
      void tellFirstOwner(settings);
    },
    measured: () => undefined,
    scrape: ({ registry }) => registry.metrics(),
  });
}
