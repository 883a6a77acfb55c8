import type { Logger } from 'pino';
import type { Clock } from '../ports/platform.ts';
import type { Store } from '../ports/store.ts';

/** Spent nonces are kept this long past their expiry: clocks of nodes differ. Milliseconds. */
const keptFor = 600_000;
const interval = 60_000;

export interface Sweeper {
  stop(): void;
}

/** Forgets spent ceremonies that are long over, once a minute. The timer keeps no process alive. */
export function startSweeper(store: Store, clock: Clock, log: Logger): Sweeper {
  const sweep = (): void => {
    store.sweepCeremonies(clock() - keptFor, 500).catch((error: unknown) => {
      log.warn({ failure: error instanceof Error ? error.name : typeof error }, 'sweep failed');
    });
  };
  const timer = setInterval(sweep, interval);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
