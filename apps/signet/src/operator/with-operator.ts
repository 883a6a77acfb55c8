import { createOperator } from '@signet/server';
import type { Operator, RelyingPartyRecord, Store } from '@signet/server';
import { presentMasterKey } from '../data-folder/master-key.ts';
import { dataFolder } from '../data-folder/open.ts';
import { relyingPartyOf } from '../database/relying-party.ts';
import { withStore } from '../database/with-store.ts';
import { readPolicyFile } from '../settings/policy-file.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';

/** What a command works with that does what the admin API does. */
export interface Desk {
  readonly operator: Operator;
  readonly store: Store;
  readonly rp: RelyingPartyRecord;
}

/**
 * Works on the store of a server, which may run meanwhile, as its operator.
 * @param named the relying party, where there are several
 * @throws SettingsError, ConfigurationError, KeyringLocked, StorageUnavailable; what `work` throws
 */
export async function withOperator<Value>(
  settings: Settings,
  named: string | undefined,
  work: (desk: Desk) => Promise<Value>,
): Promise<Value> {
  const masterKey = presentMasterKey(settings, dataFolder(settings.data));
  return await withStore(settings, async (store) => {
    const id = await relyingPartyOf(store, named);
    const rp = await store.relyingParty(id);
    if (!rp) throw new SettingsError(`There is no relying party ${id}.`);
    const { policyFile } = settings;
    const operator = await createOperator({
      store,
      masterKey,
      rp: id,
      // On localhost the messages are kept for the page of the outbox.
      mail: settings.mail !== null || rp.rpId === 'localhost',
      ...(policyFile === null ? {} : { policy: readPolicyFile(policyFile) }),
    });
    return await work({ operator, store, rp });
  });
}
