import type { Logger } from 'pino';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { readyPolicy } from './in-force.ts';
import type { PolicyHome, PolicyInForce, ReadyPolicy } from './in-force.ts';
import { checkPolicy } from './check.ts';

/** Old ceremonies can be sent again and again: asking the store because of one is bounded. Milliseconds. */
const shortestPause = 1000;

interface Read extends ReadyPolicy {
  /** As it is stored. */
  readonly text: string;
}

/**
 * The policy in the store, which may change at any time.
 * @throws ConfigurationError where this release cannot hold it; StorageUnavailable
 */
export async function storedPolicy(home: PolicyHome, log: Logger): Promise<PolicyInForce> {
  let now = await read(home, null);
  let reading: Promise<void> | null = null;
  let asked = -Infinity;
  const readAgain = async (): Promise<void> => {
    now = await read(home, now);
  };
  const refresh = (): Promise<void> => {
    reading ??= readAgain().finally(() => {
      reading = null;
    });
    return reading;
  };
  const learn = async (): Promise<void> => {
    if (!reading) {
      if (performance.now() < asked + shortestPause) return;
      asked = performance.now();
    }
    await refresh();
  };
  return {
    get now() {
      return now;
    },
    fixed: false,
    fault: null,
    refresh,
    learn: async () => learn().catch((error: unknown) => onlyLogged(error, log)),
  };
}

async function read({ store, rp }: PolicyHome, before: Read | null): Promise<Read> {
  const stored = (await store.relyingParty(rp))?.policy ?? {};
  const text = JSON.stringify(stored);
  return before?.text === text ? before : { ...readyPolicy(checkPolicy(stored)), text };
}

function onlyLogged(error: unknown, log: Logger): void {
  if (!(error instanceof ConfigurationError)) throw error;
  log.warn({ failure: error.name }, 'stored policy cannot hold');
}
