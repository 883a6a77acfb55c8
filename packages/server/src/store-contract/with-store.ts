import { test } from 'node:test';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { settle } from './records.ts';

/** Opens a store that holds nothing yet. */
export type OpenStore = () => Promise<Store>;

/** A test with a store of its own. */
export type StoreTest = (name: string, body: (store: Store, rp: RelyingPartyKey) => Promise<void>) => void;

export const storeTest =
  (open: OpenStore): StoreTest =>
  (name, body) => {
    test(name, async () => {
      const store = await open();
      try {
        await body(store, await settle(store));
      } finally {
        await store.close();
      }
    });
  };
