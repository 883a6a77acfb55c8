import { randomInt } from 'node:crypto';
import type { Row, Sql } from './signin/database.ts';
import type { Person } from './signin/person.ts';
import { enrol, personOf } from './signin/person.ts';

/** What the accounts take on the disk, and how long they took to load. */
export interface AccountSizes {
  readonly accounts: number;
  readonly bytesPerAccount: number;
  /** Bytes of each table and of its indexes, for each account. */
  readonly tables: Readonly<Record<string, number>>;
  readonly loadSeconds: number;
}

/** Rows of one transaction. */
const batch = 100_000;

/**
 * Fills the database with accounts of one passkey each, until there are so many: copies of the one account that is
 * there, which the server made, with ids, names, user handles and credential ids of their own. `people` of them, spread at
 * random, get a passkey that can be used. Nothing else may be using the database: it is not durable meanwhile.
 */
export async function loadAccounts(
  sql: Sql,
  accounts: number,
  people: number,
): Promise<{ people: readonly Person[]; sizes: AccountSizes }> {
  const started = performance.now();
  const dialect = dialects[sql.kind];
  for (const statement of dialect.before) await sql.run(statement);
  const [account] = await sql.run('SELECT * FROM accounts');
  const [passkey] = await sql.run('SELECT * FROM passkeys');
  if (!account || !passkey) throw new Error('there is no account to copy');
  for (let from = 1; from < accounts; from += batch) {
    await copyAccounts(sql, account, from, Math.min(accounts, from + batch) - 1);
  }
  await copyPasskeys(sql, passkey);
  for (const statement of dialect.after) await sql.run(statement);
  const loadSeconds = (performance.now() - started) / 1000;
  return { people: await choosePeople(sql, accounts, people), sizes: await sizes(sql, accounts, loadSeconds) };
}

/** `i` numbers the copies; times of creation lie a millisecond apart, as the ids tell. */
async function copyAccounts(sql: Sql, account: Row, from: number, to: number): Promise<void> {
  const dialect = dialects[sql.kind];
  const columns = copied(account, {
    id: dialect.uuid('t.created + n.i'),
    user_handle: dialect.bytes32,
    username: `'person-' || n.i`,
    username_folded: `'person-' || n.i`,
    display_name: `'Person ' || n.i`,
    created: 't.created + n.i',
  });
  await sql.run(
    `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
     INSERT INTO accounts (${columns.names}) SELECT ${columns.values} FROM n, accounts t WHERE t.id = $1`,
    String(account['id']),
  );
}

async function copyPasskeys(sql: Sql, passkey: Row): Promise<void> {
  const dialect = dialects[sql.kind];
  const columns = copied(passkey, {
    id: dialect.uuid('a.created'),
    account: 'a.id',
    credential_id: dialect.bytes32,
    created: 'a.created',
  });
  await sql.run(
    `INSERT INTO passkeys (${columns.names}) SELECT ${columns.values} FROM accounts a, passkeys t
     WHERE t.id = $1 AND a.id <> t.account`,
    String(passkey['id']),
  );
}

/** Every column as it is in the row `t`, but for those that differ. */
function copied(row: Row, differ: Readonly<Record<string, string>>): { names: string; values: string } {
  const names = Object.keys(row);
  return { names: names.join(', '), values: names.map((name) => differ[name] ?? `t.${name}`).join(', ') };
}

async function choosePeople(sql: Sql, accounts: number, people: number): Promise<readonly Person[]> {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(people, accounts - 1)) chosen.add(randomInt(1, accounts));
  const found: Person[] = [];
  for (const number of chosen) {
    const [row] = await sql.run('SELECT id, user_handle FROM accounts WHERE username = $1', `person-${number}`);
    const account = String(row?.['id']);
    const passkey = enrol(new Uint8Array(row?.['user_handle'] as Uint8Array));
    await sql.run(
      'UPDATE passkeys SET credential_id = $1, public_key = $2 WHERE account = $3',
      passkey.id,
      passkey.publicKey,
      account,
    );
    found.push(personOf(account, passkey));
  }
  return found;
}

async function sizes(sql: Sql, accounts: number, loadSeconds: number): Promise<AccountSizes> {
  const rows = await sql.run(dialects[sql.kind].sizes);
  const tables = Object.fromEntries(
    rows.map(({ name, bytes }) => [String(name), Math.round(Number(bytes) / accounts)] as const),
  );
  const bytesPerAccount = Object.values(tables).reduce((sum, bytes) => sum + bytes, 0);
  return { accounts, bytesPerAccount, tables, loadSeconds };
}

interface Dialect {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** 32 random bytes. */
  readonly bytes32: string;
  /** The text of a UUIDv7 of a time in milliseconds. */
  uuid(time: string): string;
  /** Rows of name and bytes, for tables and indexes of accounts and passkeys. */
  readonly sizes: string;
}

const dialects: Readonly<Record<Sql['kind'], Dialect>> = {
  sqlite: {
    before: ['PRAGMA synchronous = OFF', 'PRAGMA foreign_keys = OFF', 'PRAGMA cache_size = -400000'],
    after: ['ANALYZE', 'PRAGMA wal_checkpoint(TRUNCATE)', 'PRAGMA synchronous = FULL'],
    bytes32: 'randomblob(32)',
    uuid: (time) =>
      `lower(printf('%08x-%04x-7%s-8%s-%s', (${time}) >> 16, (${time}) & 65535, substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2), hex(randomblob(6))))`,
    sizes: `SELECT name, sum(pgsize) AS bytes FROM dbstat WHERE name IN
      (SELECT name FROM sqlite_schema WHERE tbl_name IN ('accounts', 'passkeys')) GROUP BY name`,
  },
  postgres: {
    before: ['SET synchronous_commit = off'],
    after: ['VACUUM (ANALYZE) accounts', 'VACUUM (ANALYZE) passkeys', 'CHECKPOINT', 'SET synchronous_commit = on'],
    bytes32: `sha256(gen_random_uuid()::text::bytea)`,
    uuid: (time) =>
      `lpad(to_hex((${time}) >> 16), 8, '0') || '-' || lpad(to_hex((${time}) & 65535), 4, '0') || '-7' || substr(gen_random_uuid()::text, 2, 3) || '-8' || substr(gen_random_uuid()::text, 2, 3) || '-' || right(gen_random_uuid()::text, 12)`,
    sizes: `SELECT relname AS name, pg_relation_size(oid) AS bytes FROM pg_class WHERE relname IN ('accounts', 'passkeys')
      OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid IN ('accounts'::regclass, 'passkeys'::regclass))`,
  },
};
