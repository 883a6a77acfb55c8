import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { usePasskey } from '../../queries/passkeys.ts';
import { query } from '../../queries/query.ts';
import { joinedAccount } from '../../rows/account.ts';
import type { JoinedAccount } from '../../rows/account.ts';
import type { PasskeyRow, SessionRow, Tables } from '../../schema/tables.ts';
import { swept } from '../../units/operation.ts';
import { recordset } from './recordset.ts';
import type { ByColumn, Columns } from './recordset.ts';

export type Statements = ReturnType<typeof compileTogether>;

const nonce = { nonce: 'bytea', expires: 'bigint' } as const satisfies Columns;

const use = {
  passkey: 'text',
  seen: 'bigint',
  uv: 'integer',
  backupEligible: 'integer',
  backupState: 'integer',
  time: 'bigint',
} as const satisfies Columns;

const session = {
  id: 'text',
  rp: 'text',
  account: 'text',
  passkey: 'text',
  token_hash: 'bytea',
  created: 'bigint',
  auth_time: 'bigint',
  last_seen: 'bigint',
  expires: 'bigint',
  idle_limit: 'bigint',
  methods: 'text',
  assurance: 'text',
  agent: 'text',
  recovery: 'text',
} as const satisfies Columns;

const event = {
  id: 'text',
  rp: 'text',
  time: 'bigint',
  type: 'text',
  actor: 'text',
  subject: 'text',
  outcome: 'text',
  code: 'text',
  ip: 'text',
  agent: 'text',
  data: 'text',
  salt: 'bytea',
} as const satisfies Columns;

/**
 * The reads and units of a sign-in, each for many people in one statement: one round trip and one commit. A row is answered
 * for each that is done. Where none is, something was in its way, and nothing of it was written: the unit of `../../units/`
 * says what it is.
 *
 * Rows are locked in the order of their keys, so that two such statements wait for one another and never in a circle.
 */
export const compileTogether = (db: Kysely<Tables>) => ({
  spendCeremonies: query((given: ByColumn) => ({
    compile: () =>
      sql<{ nonce: Uint8Array }>`
        insert into spent_ceremonies (nonce, expires)
        select nonce, expires from ${recordset(given, nonce)}
        where not exists (select from marks where name = ${swept} and value >= it.expires)
        order by nonce
        on conflict do nothing returning nonce`.compile(db),
  })),
  recordSignIns: query((given: ByColumn) => ({
    compile: () =>
      sql<{ passkey: string }>`
        with it as materialized (
          select * from ${recordset(given, { ...use, replaces: 'text', ...prefixed('session', session), ...prefixed('event', event) })}
        ),
        held as materialized (${held}),
        used as (${used(db)}),
        ended as (delete from sessions where id in (select replaces from it join used using (passkey))),
        opened as (${insertUsed('sessions', 'session', session)}),
        noted as (${insertUsed('events', 'event', event)})
        select passkey from used`.compile(db),
  })),
  recordUses: query((given: ByColumn) => ({
    compile: () =>
      sql<{ passkey: string }>`
        with it as materialized (select * from ${recordset(given, { ...use, ...prefixed('event', event) })}),
        held as materialized (${held}),
        used as (${used(db)}),
        noted as (${insertUsed('events', 'event', event)})
        select passkey from used`.compile(db),
  })),
  passkeysByCredential: query((given: ByColumn) => ({
    compile: () =>
      sql<PasskeyRow & JoinedAccount>`
        select passkeys.*, ${accountColumns}
        from ${recordset(given, { credential_id: 'bytea', rp_id: 'text' })}
        join passkeys on passkeys.credential_id = it.credential_id and passkeys.rp_id = it.rp_id
        join accounts on accounts.id = passkeys.account`.compile(db),
  })),
  sessionsByToken: query((given: ByColumn) => ({
    compile: () =>
      sql<SessionRow & JoinedAccount>`
        select sessions.*, ${accountColumns}
        from ${recordset(given, { token_hash: 'bytea' })}
        join sessions on sessions.token_hash = it.token_hash
        join accounts on accounts.id = sessions.account
        left join passkeys on passkeys.id = sessions.passkey
        where passkeys.id is null or passkeys.status <> 'revoked'`.compile(db),
  })),
});

/** Columns of a table within the records: several tables have an `id`. */
export function prefixed<Row extends object>(prefix: 'session' | 'event', row: Row): Record<string, Row[keyof Row]> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [`${prefix}_${name}`, value]));
}

const accountColumns = sql.join(joinedAccount.map((it) => sql.raw(it)));

/** The passkeys that still may, which nobody changes from here on. */
const held = sql`
  select passkeys.id from passkeys join accounts on accounts.id = passkeys.account
  where passkeys.id in (select passkey from it) and passkeys.status = 'active' and accounts.status = 'active'
  order by passkeys.id for no key update of passkeys`;

const used = (db: Kysely<Tables>) =>
  usePasskey(db, (name) => sql`${sql.ref(`it.${name}`)}`)
    .from(sql`(select it.* from it join held on held.id = it.passkey)`.as('it'))
    .returning(sql<string>`it.passkey`.as('passkey'));

const insertUsed = (table: 'sessions' | 'events', prefix: 'session' | 'event', columns: Columns) => {
  const names = Object.keys(columns);
  return sql`
    insert into ${sql.table(table)} (${sql.join(names.map((it) => sql.ref(it)))})
    select ${sql.join(names.map((it) => sql.ref(`${prefix}_${it}`)))} from it join used using (passkey)`;
};
