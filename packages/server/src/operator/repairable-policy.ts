import { pino } from 'pino';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { checkPolicy } from '../policy/check.ts';
import { readyPolicy } from '../policy/in-force.ts';
import type { PolicyHome, PolicyInForce } from '../policy/in-force.ts';
import { storedPolicy } from '../policy/stored-policy.ts';

/**
 * The policy in the store, for whoever is to mend it: where this release cannot hold it, no server starts on it, and the
 * defaults stand in for it until another is set.
 * @throws StorageUnavailable
 */
export async function repairablePolicy(home: PolicyHome): Promise<PolicyInForce> {
  let held = await holdable(home);
  const refresh = async (): Promise<void> => {
    held = await holdable(home);
  };
  return {
    get now() {
      return held.now;
    },
    get fault() {
      return held.fault;
    },
    fixed: false,
    refresh,
    learn: refresh,
  };
}

async function holdable(home: PolicyHome): Promise<Pick<PolicyInForce, 'now' | 'fault'>> {
  try {
    const { now } = await storedPolicy(home, pino({ enabled: false }));
    return { now, fault: null };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { now: readyPolicy(checkPolicy({})), fault: error.message };
  }
}
