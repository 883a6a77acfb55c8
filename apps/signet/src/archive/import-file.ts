import { importAccounts, readArchive } from '@signet/server';
import type { AccountsImported, Store } from '@signet/server';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, dataFolder, openDataFolder } from '../data-folder/open.ts';
import { masterKey } from '../data-folder/master-key.ts';
import { openStore } from '../database/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { counted } from '../terminal/counted.ts';
import { progressOn } from '../terminal/progress.ts';
import { relyingPartyForImport } from './relying-party.ts';
import type { RelyingPartyForImport } from './relying-party.ts';

export interface ImportOptions {
  readonly rp: string | undefined;
  readonly json: boolean;
}

/** What an import works on. */
export interface ImportInto extends RelyingPartyForImport {
  readonly store: Store;
}

/**
 * Reads an archive into the store, which may be new; servers may run. The whole archive is checked before any of it is written.
 * @throws SettingsError; ArchiveError with the line; StorageUnavailable
 */
export async function importFromFile(settings: Settings, file: string, { rp, json }: ImportOptions): Promise<string> {
  const from = resolve(file);
  refuseWhatIsNoFile(from);
  const done = await intoStore(settings, rp, async (into) => {
    const read = () => readArchive(piecesOf(from), [into.rp.rpId, ...into.rp.formerRpIds]);
    const all = await checkAll(read());
    return await writeAll(into, read(), all);
  });
  return json ? `${JSON.stringify(done)}\n` : importedInWords(done);
}

/** What was imported. */
export function importedInWords({ accounts, passkeys, there }: AccountsImported): string {
  const before = there === 0 ? '' : ` There already: ${there}.`;
  return `Imported ${counted(accounts, 'account')} with ${counted(passkeys, 'passkey')}.${before}\n`;
}

/** Opens the store, made where it is missing, for an import. @throws SettingsError, ConfigurationError, StorageUnavailable */
export async function intoStore<Value>(
  settings: Settings,
  rp: string | undefined,
  work: (into: ImportInto) => Promise<Value>,
): Promise<Value> {
  const store = await openStore(settings, folderOf(settings));
  try {
    return await work({ store, ...(await relyingPartyForImport(store, settings, rp)) });
  } finally {
    await store.close();
  }
}

/** Writes accounts, with a bar on a terminal. @throws ArchiveError, StorageUnavailable */
export async function writeAll(
  { store, rp, isNew }: ImportInto,
  accounts: Parameters<typeof importAccounts>[1],
  all: number,
): Promise<AccountsImported> {
  if (isNew) await store.putRelyingParty({ rp, policy: 'keep' });
  const progress = progressOn(process.stderr, 'Accounts imported');
  try {
    return await importAccounts({ store, rp: rp.id, progress: (done) => progress.told(done, all) }, accounts);
  } finally {
    progress.end();
  }
}

/** As a first start makes them: a database without its master key would look like one whose key was lost. */
function folderOf(settings: Settings): ReturnType<typeof dataFolder> {
  if (settings.database !== null) return dataFolder(settings.data);
  const data = openDataFolder(settings.data);
  if (!existsSync(data.database) && !settings.masterKey) masterKey(data);
  return data;
}

async function checkAll(accounts: ReturnType<typeof readArchive>): Promise<number> {
  const progress = progressOn(process.stderr, 'Accounts checked');
  let count = 0;
  try {
    for await (const _ of accounts) {
      count += 1;
      progress.told(count);
    }
    return count;
  } finally {
    progress.end();
  }
}

function refuseWhatIsNoFile(from: string): void {
  if (existsSync(from) && statSync(from).isFile()) return;
  throw new SettingsError(`There is no file ${from}. It is read twice: a pipe will not do.`);
}

async function* piecesOf(from: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(from)) yield piece as Uint8Array;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new SettingsError(`${from} cannot be read (${codeOf(error)}).`);
  }
}
