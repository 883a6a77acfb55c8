import { randomBytes } from 'node:crypto';
import { operationEvent } from '../audit/operation-event.ts';
import { createIds } from '../identifiers/uuid-v7.ts';
import type { NewId } from '../identifiers/uuid-v7.ts';
import type { Clock, Random } from '../ports/platform.ts';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { ArchiveError } from './archive-error.ts';
import type { PlacedAccount } from './read.ts';
import { recordsOf } from './records.ts';
import type { AccountRecords } from './records.ts';

/** Of one unit of the store, at most: so that it fits into memory whatever its passkeys carry along. */
const portion = { accounts: 100, passkeys: 400 };

const taken: Readonly<Record<string, string>> = {
  username: 'its username is taken',
  external_id: 'its externalId is that of another account',
  user_handle: 'its user handle is that of another account',
  account: 'another account has its id',
  credential: 'one of its passkeys is there already, or stands in the archive twice',
};

export interface AccountImport {
  readonly store: Store;
  readonly rp: RelyingPartyKey;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Told how many accounts have been dealt with. */
  readonly progress?: (done: number) => void;
}

export interface AccountsImported {
  readonly accounts: number;
  readonly passkeys: number;
  /** Accounts that were there already, with the same id, user handle and passkeys: an import that goes on where one ended. */
  readonly there: number;
}

interface Waiting extends AccountRecords {
  readonly place: string;
}

/**
 * Writes accounts in units of a hundred, beside servers that may run. What was there stays as it is. A unit that meets a
 * conflict is not written; those before it are, and are passed over when the import is run again.
 * @throws ArchiveError with the line that conflicts; what reading throws; StorageUnavailable
 */
export async function importAccounts(
  into: AccountImport,
  accounts: AsyncIterable<PlacedAccount>,
): Promise<AccountsImported> {
  const { store, rp, clock = Date.now, random = randomBytes, progress = () => undefined } = into;
  const newId = createIds(clock, random);
  const done = { accounts: 0, passkeys: 0, there: 0 };
  let unit: Waiting[] = [];
  const write = async (): Promise<void> => {
    await writeUnit({ store, rp, clock, random }, unit);
    done.accounts += unit.length;
    done.passkeys += passkeysOf(unit);
    unit = [];
    progress(done.accounts + done.there);
  };
  for await (const one of accounts) {
    const waiting = await recordsOrNone(store, rp, newId, clock(), one);
    if (waiting) unit.push(waiting);
    else done.there += 1;
    if (isFull(unit)) await write();
  }
  if (unit.length > 0) await write();
  progress(done.accounts + done.there);
  return done;
}

function passkeysOf(unit: readonly Waiting[]): number {
  return unit.reduce((sum, it) => sum + it.passkeys.length, 0);
}

function isFull(unit: readonly Waiting[]): boolean {
  return unit.length >= portion.accounts || passkeysOf(unit) >= portion.passkeys;
}

/** Null: the account is there already, as it is. */
async function recordsOrNone(
  store: Store,
  rp: RelyingPartyKey,
  newId: NewId,
  now: number,
  { place, account }: PlacedAccount,
): Promise<Waiting | null> {
  const records = recordsOf(account, rp, newId, now);
  const there = await store.standing(records.account.id);
  if (there === null) return { ...records, place };
  const same =
    there.account.rp === rp &&
    Buffer.compare(there.account.userHandle, records.account.userHandle) === 0 &&
    records.passkeys.every((one) =>
      there.passkeys.some((it) => Buffer.compare(it.credentialId, one.credentialId) === 0 && it.rpId === one.rpId),
    );
  if (same) return null;
  throw new ArchiveError(`${place}: an account with its id is there, and is another. Nothing of it was changed.`);
}

async function writeUnit(
  { store, rp, clock, random }: Required<Pick<AccountImport, 'store' | 'rp' | 'clock' | 'random'>>,
  unit: readonly Waiting[],
): Promise<void> {
  const event = operationEvent({ clock, random }, rp, 'account.imported', { accounts: unit.length, via: 'operator' });
  const outcome = await store.importAccounts({
    accounts: unit.map(({ account, passkeys }) => ({ account, passkeys })),
    event,
  });
  if (outcome === 'imported') return;
  const place = unit[outcome.at]?.place ?? 'An account';
  throw new ArchiveError(
    `${place}: ${taken[outcome.taken] ?? 'something of it is taken'}. What was there is as it was; accounts before ` +
      `${(unit[0]?.place ?? 'it').toLowerCase()} are imported, and are passed over when the import is run again.`,
  );
}
