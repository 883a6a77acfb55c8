import type { Logger } from 'pino';

/** Something that is done again and again. */
export interface Task {
  /** As the log calls it. */
  readonly name: string;
  /** Milliseconds. */
  readonly every: number;
  /** @param stopping aborted when no more is to be begun */
  run(stopping: AbortSignal): Promise<void>;
}

export interface RunningTask {
  /** Starts no other run, and waits for the one in hand. */
  stop(): Promise<void>;
}

/**
 * Runs a task at its interval, never beside itself: while a run is in hand its turns pass. The timer keeps no process
 * alive. A failure is logged once until the task works again.
 */
export function repeat({ name, every, run }: Task, log: Logger): RunningTask {
  let inHand: Promise<void> | null = null;
  let failing = false;
  const stopping = new AbortController();
  const turn = async (): Promise<void> => {
    try {
      await run(stopping.signal);
      if (failing) log.info({ task: name }, 'upkeep works again');
      failing = false;
    } catch (error) {
      const failure = error instanceof Error ? error.name : typeof error;
      if (!failing) log.warn({ task: name, failure }, 'upkeep failed');
      failing = true;
    }
  };
  const timer = setInterval(() => {
    inHand ??= turn().finally(() => {
      inHand = null;
    });
  }, every);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await inHand;
    },
  };
}
