import type { Logger } from 'pino';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { Clock, Random } from '../ports/platform.ts';
import type { RelyingPartyRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { fixedPolicy } from './fixed-policy.ts';
import type { PolicyInForce } from './in-force.ts';
import { checkPolicy } from './check.ts';
import type { PolicyInput } from './policy.ts';
import { storedPolicy } from './stored-policy.ts';

/**
 * Writes the relying party down and finds its policy: the configured one, or else the stored one, which at the first start is
 * made of defaults.
 * @throws ConfigurationError; StorageUnavailable
 */
export async function loadPolicy(
  source: { readonly store: Store; readonly clock: Clock; readonly random: Random; readonly log: Logger },
  party: Omit<RelyingPartyRecord, 'policy'>,
  configured: PolicyInput | undefined,
): Promise<PolicyInForce> {
  const { store, log } = source;
  const policy = checkPolicy(configured ?? {});
  await store.putRelyingParty({ rp: { ...party, policy }, policy: 'keep' });
  const home = { ...source, rp: party.id };
  return configured === undefined ? await storedPolicy(home, log).catch(sayWhose) : await fixedPolicy(home, policy);
}

function sayWhose(error: unknown): never {
  if (!(error instanceof ConfigurationError)) throw error;
  throw new ConfigurationError(
    `The stored policy cannot hold in this release: ${error.message} Put another in its place with signet policy set, or name one in the configuration.`,
  );
}
