import type { RelyingPartyRecord } from '../ports/records.ts';
import type { Standing } from '../ports/recovery-records.ts';
import type { Store } from '../ports/store.ts';

/** Accounts that are read at once. */
const portion = 500;

/** Whose accounts are walked through, and what their pages are under. */
export interface Population {
  readonly store: Pick<Store, 'standings'>;
  readonly rp: Pick<RelyingPartyRecord, 'id' | 'rpId'>;
}

/**
 * Shows every account once, by id; those that come meanwhile too, perhaps.
 * @param onProgress told how many have been seen, after each portion
 */
export async function everyStanding(
  { store, rp }: Population,
  see: (standing: Standing) => void,
  onProgress: (seen: number) => void = () => undefined,
): Promise<void> {
  let seen = 0;
  for (let after: Standing['account']['id'] | null = null; ; ) {
    const standings: readonly Standing[] = await store.standings(rp.id, after, portion);
    for (const it of standings) see(it);
    seen += standings.length;
    onProgress(seen);
    const last = standings.at(-1);
    if (!last || standings.length < portion) return;
    after = last.account.id;
  }
}
