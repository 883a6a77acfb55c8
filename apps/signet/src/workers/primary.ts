import cluster from 'node:cluster';
import { masterKey } from '../data-folder/master-key.ts';
import { openDataFolder } from '../data-folder/open.ts';
import { openStore } from '../database/open.ts';
import type { Settings } from '../settings/settings.ts';
import { tellFirstOwner } from '../start/first-owner.ts';
import { listen } from '../start/listen.ts';
import { createLog } from '../start/log.ts';
import { readyLine } from '../start/site.ts';
import { signalsToStop } from '../start/stop-orders.ts';
import { Crew } from './crew.ts';

/**
 * Runs `settings.workers` processes that share the port, until SIGTERM or SIGINT.
 *
 * The primary accepts the connections and deals them out in turn (node:cluster's round robin). With SO_REUSEPORT the kernel
 * would deal by a hash of the addresses, which leaves workers idle where a proxy keeps few connections, and what waits in the
 * queue of a worker that dies is reset; here it waits in one queue that outlives them. The price is paid by the connection.
 * @throws SettingsError, StorageUnavailable
 */
export async function runPrimary(settings: Settings): Promise<void> {
  const orders = signalsToStop();
  const log = createLog(settings);
  const port = await prepare(settings);
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary({ args: [...process.argv.slice(2), '--port', String(port)] });
  const crew = new Crew(settings, log);
  const stopped = orders.stop.then(async ({ drain }) => {
    log.info('stopping');
    void orders.hurry.then(() => crew.hurry());
    await crew.stop(drain);
  });
  if (await crew.start()) {
    process.stdout.write(readyLine(settings, port));
    void tellFirstOwner(settings);
    log.info({ port, workers: settings.workers }, 'ready');
  }
  await Promise.race([stopped, crew.failed]);
  await stopped;
  log.info('stopped');
  log.flush();
  process.exitCode = crew.killed ? 1 : 0;
}

/** Makes what must be made once, and finds the port that all of them share. */
async function prepare(settings: Settings): Promise<number> {
  const data = openDataFolder(settings.data);
  if (!settings.masterKey) masterKey(data);
  const { port, close } = await listen(settings.port, settings.host);
  await close({ limit: 0, linger: 0, hurry: Promise.resolve() });
  const store = await openStore(settings, data);
  await store.close();
  return port;
}
