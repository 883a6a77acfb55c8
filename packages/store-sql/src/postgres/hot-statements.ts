import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { usePasskey } from '../queries/passkeys.ts';
import type { UseArguments } from '../queries/passkeys.ts';
import { Argument, query } from '../queries/query.ts';
import type { NewEventRow } from '../rows/event.ts';
import type { SessionRow, SpentCeremonyRow, Tables } from '../schema/tables.ts';
import { swept } from '../units/operation.ts';

export type HotStatements = ReturnType<typeof compileHotStatements>;

export interface SignInArguments extends UseArguments {
  readonly replaces: string | null;
}

const sessionColumns = [
  'id',
  'rp',
  'account',
  'passkey',
  'token_hash',
  'created',
  'auth_time',
  'last_seen',
  'expires',
  'idle_limit',
  'methods',
  'assurance',
  'agent',
] as const satisfies readonly (keyof SessionRow)[];

const eventColumns = [
  'id',
  'rp',
  'time',
  'type',
  'actor',
  'subject',
  'outcome',
  'code',
  'ip',
  'agent',
  'data',
  'salt',
] as const satisfies readonly (keyof NewEventRow)[];

/**
 * The units of a sign-in, each in one statement and so in one round trip. A row is answered where the unit is recorded; none
 * where something is in its way, and then nothing was written: the unit of `../units/` says what it is.
 */
export const compileHotStatements = (db: Kysely<Tables>) => ({
  spendCeremony: query((it: SpentCeremonyRow) => ({
    compile: () =>
      sql<{ expires: number }>`
        insert into spent_ceremonies (nonce, expires) select ${it.nonce}, ${it.expires}
        where not exists (select from marks where name = ${swept} and value >= ${it.expires})
        on conflict do nothing returning expires`.compile(db),
  })),
  recordSignIn: query((it: SignInArguments) => ({
    compile: () =>
      sql<{ id: string }>`
        with used as (${used(db, it)}),
        ended as (delete from sessions where id = ${it.replaces} and exists (select from used)),
        opened as (${insertIfUsed('sessions', sessionColumns)}),
        noted as (${insertIfUsed('events', eventColumns)})
        select id from used`.compile(db),
  })),
  recordUse: query((it: UseArguments) => ({
    compile: () =>
      sql<{ id: string }>`
        with used as (${used(db, it)}), noted as (${insertIfUsed('events', eventColumns)})
        select id from used`.compile(db),
  })),
});

/** A row as arguments of the statements above: named after its table, for several rows have an id. */
export function argumentsOf(table: 'sessions' | 'events', row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [`${table}_${column}`, value]));
}

const used = (db: Kysely<Tables>, it: UseArguments) =>
  usePasskey(db, it)
    .from('accounts')
    .whereRef('accounts.id', '=', 'passkeys.account')
    .where('passkeys.status', '=', sql.lit('active'))
    .where('accounts.status', '=', sql.lit('active'))
    .returning('passkeys.id');

const insertIfUsed = (table: 'sessions' | 'events', columns: readonly string[]) => sql`
  insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
  select ${sql.join(columns.map((column) => new Argument(`${table}_${column}`)))} where exists (select from used)`;
