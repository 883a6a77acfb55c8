import { readTables } from '@signet/server';
import type { Guess, PlacedAccount } from '@signet/server';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { importedInWords, intoStore, writeAll } from './import-file.ts';
import type { ImportOptions } from './import-file.ts';

/** Whose tables can be read. */
export const tableShapes = ['simplewebauthn'] as const;

/**
 * Reads two JSON arrays, the tables of users and of passkeys in the shape of SimpleWebAuthn's documentation, into the store, and
 * tells what the tables left to be guessed.
 * @throws SettingsError; ArchiveError with the row; StorageUnavailable
 */
export async function importFromTables(
  settings: Settings,
  files: { readonly users: string; readonly passkeys: string },
  { rp, json }: ImportOptions,
): Promise<string> {
  const tables = { users: readTable(files.users), passkeys: readTable(files.passkeys) };
  const { done, guesses } = await intoStore(settings, rp, async (into) => {
    const read = readTables(tables, into.rp.rpId, Date.now());
    return { done: await writeAll(into, inTurn(read.accounts), read.accounts.length), guesses: read.guesses };
  });
  if (json) return `${JSON.stringify({ ...done, guesses })}\n`;
  return importedInWords(done) + guesses.map(inWords).join('');
}

function inWords({ text, rows }: Guess): string {
  return `  ${text} (${rows} ${rows === 1 ? 'row' : 'rows'})\n`;
}

async function* inTurn(accounts: readonly PlacedAccount[]): AsyncGenerator<PlacedAccount> {
  yield* accounts;
}

function readTable(file: string): unknown {
  const from = resolve(file);
  let text: string;
  try {
    text = readFileSync(from, 'utf8');
  } catch (error) {
    throw new SettingsError(`${from} cannot be read (${codeOf(error)}).`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsError(`${from} is no JSON. Export the table as one JSON array of its rows.`);
  }
}
