import { createHash } from 'node:crypto';
import { checkUsername } from '../account/username.ts';
import { ArchiveError } from '../archive/archive-error.ts';
import { checkAccount } from '../archive/check.ts';
import type { ArchivedAccountText } from '../archive/format.ts';
import type { PlacedAccount } from '../archive/read.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { columnOf, passkeyColumns, userColumns } from './columns.ts';
import type { Row } from './columns.ts';
import { Guesses } from './guesses.ts';
import type { Guess } from './guesses.ts';
import { readPasskey } from './read-passkey.ts';
import type { PasskeyText, ReadingOf, ReadPasskey } from './read-passkey.ts';
import { keyIn, timeIn } from './values.ts';

export interface Tables {
  /** Rows of the table of users, parsed from JSON. */
  readonly users: unknown;
  readonly passkeys: unknown;
}

export interface TablesRead {
  readonly accounts: readonly PlacedAccount[];
  readonly guesses: readonly Guess[];
}

/**
 * Accounts of tables in the shape of SimpleWebAuthn's documentation (simplewebauthn.dev/docs/packages/server, "Additional data
 * structures"), as an archive would hold them. What the tables do not say is guessed, and told.
 * @param rpId that the passkeys were made for
 * @throws ArchiveError with table and row
 */
export function readTables(tables: Tables, rpId: string, now: number): TablesRead {
  const guesses = new Guesses();
  const users = rowsOf(tables.users, 'users');
  const owners = new Set(users.map((it, at) => ownId(it, at)));
  const owned = Map.groupBy(
    rowsOf(tables.passkeys, 'passkeys').map((row, at) => ({ row, place: `passkeys row ${at + 1}` })),
    ({ row, place }) => ownerOf(row, place),
  );
  for (const [owner, rows] of owned) {
    if (!owners.has(owner)) guesses.add('passkeys of users that are not in the table are left out', rows.length);
  }
  const accounts = users.flatMap((row, at) => {
    const place = `users row ${at + 1}`;
    const id = ownId(row, at);
    const read = (owned.get(id) ?? []).map((it) => readPasskey(it.row, { ...it, rpId, now, userId: id, guesses }));
    if (read.length > 0) return [{ place, account: accountOf(row, read, { id, place, rpId, now, guesses }) }];
    guesses.add('users without a passkey are left out: let them enrol with a ticket');
    return [];
  });
  if (accounts.length > 0) guesses.add(`every passkey is taken to be for the RP ID ${rpId}`, accounts.length);
  return { accounts, guesses: guesses.told };
}

function rowsOf(table: unknown, name: string): readonly Row[] {
  if (Array.isArray(table) && table.every((it) => typeof it === 'object' && it !== null && !Array.isArray(it))) {
    return table as readonly Row[];
  }
  throw new ArchiveError(`The table ${name} is no JSON array of objects.`);
}

function ownId(row: Row, at: number): string {
  const id = keyIn(columnOf(row, userColumns.id));
  if (id !== null) return id;
  throw new ArchiveError(`users row ${at + 1}: id is neither a text nor a whole number.`);
}

function ownerOf(row: Row, place: string): string {
  const owner = keyIn(columnOf(row, passkeyColumns.user));
  if (owner !== null) return owner;
  throw new ArchiveError(`${place}: user is missing.`);
}

function accountOf(
  row: Row,
  read: readonly ReadPasskey[],
  { id, place, rpId, now, guesses }: ReadingOf & { readonly id: string },
): PlacedAccount['account'] {
  const name = columnOf(row, userColumns.username);
  if (typeof name !== 'string') throw new ArchiveError(`${place}: username is missing.`);
  const username = keptName(name, place);
  if (username !== name) guesses.add('usernames were brought into the form that is kept (NFKC, single spaces)');
  const displayName = columnOf(row, userColumns.displayName);
  if (displayName === undefined) guesses.add('displayName is the username');
  const created = timeIn(columnOf(row, userColumns.created));
  if (created === null) guesses.add('accounts are taken to be made now');
  const { userHandle, passkeys } = oneHandle(read, guesses);
  const text: ArchivedAccountText = {
    id: accountId(rpId, userHandle, created ?? 0),
    username,
    displayName: typeof displayName === 'string' && displayName.trim() !== '' ? displayName.trim() : username,
    externalId: id,
    userHandle: encodeBase64url(userHandle),
    email: null,
    role: 'member',
    status: 'active',
    recoveryOff: false,
    recoveredAt: null,
    created: new Date(created ?? now).toISOString(),
    passkeys: [...passkeys],
  };
  return checkAccount(text, [rpId], place);
}

function keptName(name: string, place: string): string {
  try {
    return checkUsername(name).username;
  } catch (error) {
    if (!(error instanceof SignetProblem)) throw error;
    throw new ArchiveError(`${place}: ${error.facts.detail ?? 'the username cannot be kept'}.`);
  }
}

/**
 * The user handle that most of a user's passkeys have, and those passkeys. An account here has one, and what an authenticator
 * answers must be it: SimpleWebAuthn makes another for each registration unless it is told one.
 */
function oneHandle(
  read: readonly ReadPasskey[],
  guesses: Guesses,
): { userHandle: Uint8Array; passkeys: readonly PasskeyText[] } {
  const byHandle = Map.groupBy(read, (it) => encodeBase64url(it.userHandle));
  const [most = []] = [...byHandle.values()].toSorted((a, b) => b.length - a.length);
  const others = read.length - most.length;
  if (others > 0) {
    guesses.add(
      'passkeys with another webauthnUserID than most of their user’s are left out: they cannot sign in',
      others,
    );
  }
  return { userHandle: most[0]?.userHandle ?? new Uint8Array(), passkeys: most.map((it) => it.passkey) };
}

/** In the form of a UUIDv7, and the same each time, so that an import can be run again. */
function accountId(rpId: string, userHandle: Uint8Array, created: number): string {
  const bytes = createHash('sha256').update(`${rpId}\0`).update(userHandle).digest().subarray(0, 16);
  bytes.writeUIntBE(created, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
