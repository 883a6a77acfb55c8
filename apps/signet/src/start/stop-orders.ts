/** When to stop: given by signals, or to a worker by the primary process. */
export interface StopOrders {
  /** Resolves once: whether requests are to be refused for SIGNET_DRAIN seconds before the port closes. */
  readonly stop: Promise<{ readonly drain: boolean }>;
  /** Resolves when nothing shall be waited for any longer. */
  readonly hurry: Promise<void>;
}

/** SIGTERM drains; SIGINT, from a terminal, does without; a second one of either ends the wait. */
export function signalsToStop(): StopOrders {
  const stop = Promise.withResolvers<{ drain: boolean }>();
  const hurry = Promise.withResolvers<void>();
  let told = false;
  const take = (drain: boolean) => (): void => {
    if (told) hurry.resolve();
    told = true;
    stop.resolve({ drain });
  };
  process.on('SIGTERM', take(true));
  process.on('SIGINT', take(false));
  return { stop: stop.promise, hurry: hurry.promise };
}
