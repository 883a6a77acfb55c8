import type { KeyringRecord } from '@signet/server/ports';
import type { ClientBase } from 'pg';
import { keyOf } from '../rows/operation.ts';
import { migrations } from '../schema/migrations/all.ts';
import { askSite, siteFactsOf } from '../schema/site-facts.ts';
import type { SiteFacts, SiteRow } from '../schema/site-facts.ts';
import type { KeyringRow, Tables } from '../schema/tables.ts';

/** How a database stands to the migrations of this version. */
export type SchemaState =
  /** Nothing of Signet is there. */
  | { readonly state: 'none' }
  | { readonly state: 'current'; readonly newest: string }
  | { readonly state: 'older'; readonly due: readonly string[] }
  /** It has a migration that this version does not know. */
  | { readonly state: 'newer'; readonly unknown: string }
  /** It has tables of another program by our names. */
  | { readonly state: 'foreign' }
  /** The role may not read which migrations ran. */
  | { readonly state: 'unreadable' };

/** What of Signet is in a database, and what the role may do with it. */
export interface TableFacts {
  readonly schema: SchemaState;
  /** Whether every table of ours that is there is the role's, so that a migration may change it. */
  readonly ownsTables: boolean;
  /** What the role lacks to work with the tables that are there, such as `accounts: INSERT, UPDATE`. */
  readonly lacking: readonly string[];
  /** The wrapped keys; null: there is no table of them yet, or the role may not read it. */
  readonly keyring: readonly KeyringRecord[] | null;
  /** Null: no server has run, the tables are not those of this version, or the role may not read them. */
  readonly site: SiteFacts | null;
}

type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** What the store's statements do with each table; to lock a row takes the right to update it. */
export const needs: Readonly<Record<keyof Tables | 'migrations', readonly Right[]>> = {
  migrations: ['SELECT'],
  relying_parties: ['SELECT', 'INSERT', 'UPDATE'],
  accounts: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  passkeys: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  sessions: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  spent_ceremonies: ['SELECT', 'INSERT', 'DELETE'],
  marks: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  events: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  keyring: ['SELECT', 'INSERT', 'UPDATE'],
  event_checkpoints: ['SELECT', 'INSERT'],
  rate_limits: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  recovery_codes: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  recoveries: ['SELECT', 'INSERT', 'UPDATE'],
  totp: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  notices: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  outbox: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  invites: ['SELECT', 'INSERT', 'UPDATE'],
  admin_tokens: ['SELECT', 'INSERT', 'UPDATE'],
};

interface TableRow extends Readonly<Record<Right, boolean>> {
  readonly name: keyof typeof needs;
  readonly owned: boolean;
  /** It has a column `name`. */
  readonly named: boolean;
}

/** Tables that have a name of ours and that the search path finds. */
const askTables = `
  select c.relname as name, pg_has_role(c.relowner, 'USAGE') as owned,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'name' and not a.attisdropped) as named,
    has_table_privilege(c.oid, 'SELECT') as "SELECT", has_table_privilege(c.oid, 'INSERT') as "INSERT",
    has_table_privilege(c.oid, 'UPDATE') as "UPDATE", has_table_privilege(c.oid, 'DELETE') as "DELETE"
  from pg_class c where c.relname = any($1) and pg_table_is_visible(c.oid) order by c.relname`;

/** Tells of the tables of ours that the search path finds; reads only. */
export async function inspectTables(client: ClientBase): Promise<TableFacts> {
  const { rows: tables } = await client.query<TableRow>(askTables, [Object.keys(needs)]);
  const schema = await schemaOf(client, tables);
  return {
    schema,
    ownsTables: tables.every(({ owned }) => owned),
    lacking: tables.flatMap(lackingIn),
    keyring: schema.state === 'foreign' ? null : await keyringOf(client, tables),
    site: schema.state === 'current' ? await siteOf(client, tables) : null,
  };
}

async function siteOf(client: ClientBase, tables: readonly TableRow[]): Promise<SiteFacts | null> {
  if (!tables.every(({ SELECT }) => SELECT)) return null;
  const [row] = (await client.query<SiteRow>(askSite)).rows;
  return row ? siteFactsOf(row) : null;
}

function lackingIn(table: TableRow): string[] {
  const missing = needs[table.name].filter((right) => !table[right]);
  return missing.length === 0 ? [] : [`${table.name}: ${missing.join(', ')}`];
}

async function schemaOf(client: ClientBase, tables: readonly TableRow[]): Promise<SchemaState> {
  if (tables.length === 0) return { state: 'none' };
  const ours = tables.find(({ name }) => name === 'migrations');
  if (!ours?.named) return { state: 'foreign' };
  if (!ours.SELECT) return { state: 'unreadable' };
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name');
  const run = rows.map(({ name }) => name);
  const known = migrations.map(({ name }) => name);
  const unknown = run.find((name) => !known.includes(name));
  if (unknown !== undefined) return run.some((name) => known.includes(name)) ? { state: 'newer', unknown } : foreign;
  const due = known.filter((name) => !run.includes(name));
  return due.length === 0 ? { state: 'current', newest: run.at(-1) ?? '' } : { state: 'older', due };
}

const foreign: SchemaState = { state: 'foreign' };

async function keyringOf(client: ClientBase, tables: readonly TableRow[]): Promise<readonly KeyringRecord[] | null> {
  if (!tables.some(({ name, SELECT }) => name === 'keyring' && SELECT)) return null;
  const { rows } = await client.query<KeyringRow>('select id, purpose, wrapped, created, retires from keyring');
  return rows.map(keyOf);
}
