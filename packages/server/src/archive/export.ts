import { createHash } from 'node:crypto';
import type { Clock } from '../ports/platform.ts';
import type { AccountId, RelyingPartyKey } from '../ports/records.ts';
import type { Standing } from '../ports/recovery-records.ts';
import type { Store } from '../ports/store.ts';
import { ArchiveError } from './archive-error.ts';
import { archiveFormat, archiveVersion } from './format.ts';
import { archivedTextOf } from './records.ts';

/** Accounts that are read at once. */
const portion = 100;

export interface ArchiveExport {
  readonly store: Store;
  readonly rp: RelyingPartyKey;
  readonly clock?: Clock;
  /** Told how many accounts of how many are written. */
  readonly progress?: (done: number, all: number) => void;
}

/** How many an archive holds. */
export interface ArchiveCounts {
  readonly accounts: number;
  readonly passkeys: number;
}

/**
 * The archive of a relying party's accounts, in pieces of whole lines (docs/reference/archive.md); servers may run meanwhile.
 * No more than a portion is in memory.
 * @returns what it held, once it is through
 * @throws ArchiveError where there is no such relying party; StorageUnavailable
 */
export async function* exportAccounts(source: ArchiveExport): AsyncGenerator<string, ArchiveCounts> {
  const { store, rp, clock = Date.now, progress = () => undefined } = source;
  const record = await store.relyingParty(rp);
  if (!record) throw new ArchiveError(`There is no relying party ${rp}.`);
  const expected = await countAll(store, rp);
  const hash = createHash('sha256');
  const write = (values: readonly object[]): string => {
    const text = values.map((it) => `${JSON.stringify(it)}\n`).join('');
    hash.update(text);
    return text;
  };
  const created = new Date(clock()).toISOString();
  yield write([{ format: archiveFormat, version: archiveVersion, rpId: record.rpId, created, ...expected }]);
  let [accounts, passkeys] = [0, 0];
  for await (const standings of walk(store, rp)) {
    const archived = standings.flatMap((it) => archivedTextOf(it) ?? []);
    accounts += archived.length;
    passkeys += archived.reduce((sum, it) => sum + it.passkeys.length, 0);
    yield write(archived);
    progress(accounts, Math.max(accounts, expected.accounts));
  }
  yield `${JSON.stringify({ accounts, passkeys, sha256: hash.digest('hex') })}\n`;
  return { accounts, passkeys };
}

async function countAll(store: Store, rp: RelyingPartyKey): Promise<ArchiveCounts> {
  let [accounts, passkeys] = [0, 0];
  for await (const standings of walk(store, rp)) {
    accounts += standings.length;
    for (const it of standings) passkeys += it.passkeys.length;
  }
  return { accounts, passkeys };
}

async function* walk(store: Store, rp: RelyingPartyKey): AsyncGenerator<readonly Standing[]> {
  let after: AccountId | null = null;
  for (;;) {
    const standings: readonly Standing[] = await store.standings(rp, after, portion);
    if (standings.length > 0) yield standings;
    after = standings.at(-1)?.account.id ?? null;
    if (standings.length < portion) return;
  }
}
