import { createKeyCache } from '@signet/webauthn';
import { pino } from 'pino';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { readOrigin } from '../configuration/configured-origin.ts';
import { indexOrigins } from '../configuration/match-origin.ts';
import type { RelyingParty } from '../configuration/relying-party.ts';
import { createIds } from '../identifiers/uuid-v7.ts';
import { loadKeyring } from '../keyring/load.ts';
import { createLimits } from '../limits/limits.ts';
import { readyPolicy } from '../policy/in-force.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import { checkPolicy } from '../policy/check.ts';
import type { RelyingPartyRecord } from '../ports/records.ts';
import { pooledRandom } from '../random/pooled-random.ts';
import type { Services } from '../services.ts';
import type { OperatorConfig } from './operator.ts';
import { repairablePolicy } from './repairable-policy.ts';

/**
 * What the use cases work with where no server runs around them: the relying party is as the last server wrote it down.
 * @throws ConfigurationError, KeyringLocked, StorageUnavailable
 */
export async function operatorServices(config: OperatorConfig): Promise<Services> {
  const { store, masterKey, mail = false, clock = Date.now, random = pooledRandom() } = config;
  const record = await store.relyingParty(config.rp);
  if (!record) throw new ConfigurationError(`No server has run for the relying party ${config.rp} on this store.`);
  const policyInForce = await policyOf(config);
  return {
    store,
    clock,
    random,
    newId: createIds(clock, random),
    rp: relyingPartyOf(record),
    policyInForce,
    get policy() {
      return policyInForce.now.policy;
    },
    keyring: await loadKeyring({ store, masterKey, clock, random }),
    keys: createKeyCache(1),
    limits: createLimits({}, clock),
    mail,
    log: pino({ enabled: false }),
    observe: () => undefined,
  };
}

async function policyOf({ store, rp, policy }: OperatorConfig): Promise<PolicyInForce> {
  if (policy === undefined) return await repairablePolicy({ store, rp });
  const stays = async (): Promise<void> => undefined;
  return { now: readyPolicy(checkPolicy(policy)), fixed: true, fault: null, refresh: stays, learn: stays };
}

/** It was checked when it was configured. */
function relyingPartyOf({ id, rpId, name, origins: written, formerRpIds }: RelyingPartyRecord): RelyingParty {
  const origins = written.map(readOrigin).filter((it) => 'origin' in it);
  return { id, rpId, name, origins, relatedOrigins: [], appOrigins: [], formerRpIds, index: indexOrigins(origins) };
}
