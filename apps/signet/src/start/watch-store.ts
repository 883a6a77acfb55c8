import type { Logger } from 'pino';

/** How often the store is asked when nobody else asks, milliseconds. */
const pause = 2000;

export interface StoreWatch {
  /** Whether the store answers just now. */
  ask(): Promise<boolean>;
  stop(): void;
}

/** Asks whether the store answers, and logs once that it is lost and once that it is back. */
export function watchStore(
  answers: () => Promise<boolean>,
  log: Logger,
  changed: (answers: boolean) => void,
): StoreWatch {
  let last = true;
  let stopped = false;
  const ask = async (): Promise<boolean> => {
    const now = await answers();
    if (now === last || stopped) return now;
    last = now;
    changed(now);
    if (now) log.info('the store is back');
    else log.error('the store does not answer');
    return now;
  };
  const timer = setInterval(() => void ask(), pause).unref();
  return {
    ask,
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
