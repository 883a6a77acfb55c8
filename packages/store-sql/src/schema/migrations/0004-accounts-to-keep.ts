import { CompiledQuery, sql } from 'kysely';
import type { SchemaModule } from 'kysely';
import { key, of, required } from '../columns.ts';
import type { Column, Statement } from '../columns.ts';
import type { ColumnTypes, Migration } from '../migration.ts';
import { governance } from './0004-governance.ts';

/** What belongs to an account goes with it. */
const ofAccount: Column = (it) => it.notNull().references('accounts.id').onDelete('cascade');
const initially =
  (value: string | number): Column =>
  (it) =>
    it.notNull().defaultTo(value);

/** Ways back into an account, what its owner is told, and what running a site needs. */
export const accountsToKeep: Migration = {
  name: '0004-accounts-to-keep',
  statements: (schema, types) => [
    ...accounts(schema, types),
    ...passkeysAndSessions(schema, types),
    ...recoveryCodes(schema, types),
    ...recoveries(schema, types),
    ...totp(schema, types),
    ...notices(schema, types),
    ...outbox(schema, types),
    ...governance(schema, types),
  ],
};

/** One column a statement: SQLite. */
function accounts(schema: SchemaModule, { text, integer }: ColumnTypes): Statement[] {
  return [
    schema.alterTable('accounts').addColumn('email', text),
    schema.alterTable('accounts').addColumn('role', text, initially('member')),
    schema.alterTable('accounts').addColumn('recovery_off', integer, initially(0)),
    schema.alterTable('accounts').addColumn('recovered_at', integer),
    schema.alterTable('accounts').addColumn('passkey_count', integer, initially(0)),
    { compile: () => CompiledQuery.raw(countPasskeys) },
    schema.createIndex('accounts_by_id').on('accounts').columns(['rp', 'id']),
    schema.createIndex('accounts_owners').on('accounts').columns(['rp', 'id']).where(sql<boolean>`role = 'owner'`),
    schema
      .createIndex('accounts_suspended')
      .on('accounts')
      .columns(['rp', 'id'])
      .where(sql<boolean>`status = 'suspended'`),
    schema
      .createIndex('accounts_one_passkey')
      .on('accounts')
      .columns(['rp', 'id'])
      .where(sql<boolean>`passkey_count = 1`),
  ];
}

const countPasskeys = `update accounts set passkey_count = (
  select count(*) from passkeys where passkeys.account = accounts.id and passkeys.status <> 'revoked')`;

function passkeysAndSessions(schema: SchemaModule, { text, integer }: ColumnTypes): Statement[] {
  return [
    schema.alterTable('passkeys').addColumn('attestation_trusted', integer, initially(0)),
    schema
      .createIndex('passkeys_suspected')
      .on('passkeys')
      .columns(['rp', 'account'])
      .where(sql<boolean>`status = 'suspected_clone'`),
    // No reference: a session that outlived its recovery must stay good for nothing else.
    schema.alterTable('sessions').addColumn('recovery', text),
    schema.dropIndex('sessions_of_account'),
    schema.createIndex('sessions_of_account').on('sessions').columns(['account', 'created', 'id']),
  ];
}

function recoveryCodes(schema: SchemaModule, { text, integer, bytes, keyedTable }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('recovery_codes')
      .addColumn('hash', bytes, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('account', text, ofAccount)
      .addColumn('created', integer, required)
      .addColumn('stored', integer)
      .addColumn('used', integer)
      // No reference: written before the recovery is.
      .addColumn('recovery', text)
      .modifyEnd(keyedTable),
    schema.createIndex('recovery_codes_of_account').on('recovery_codes').column('account'),
  ];
}

function recoveries(schema: SchemaModule, { text, integer, bytes, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('recoveries')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('account', text, ofAccount)
      .addColumn('method', text, required)
      .addColumn('started', integer, required)
      .addColumn('ready_at', integer, required)
      .addColumn('expires', integer, required)
      .addColumn('ended', text)
      .addColumn('ended_at', integer)
      .addColumn('code_hash', bytes)
      // No reference: it outlives who started it.
      .addColumn('started_by', text)
      .modifyEnd(table),
    schema.createIndex('recoveries_of_account').on('recoveries').column('account'),
    // Not unique: one that expired has no end written.
    schema
      .createIndex('recoveries_open')
      .on('recoveries')
      .columns(['account', 'expires'])
      .where('ended' as never, 'is', null),
    schema
      .createIndex('recoveries_ending')
      .on('recoveries')
      .columns(['rp', 'expires', 'account'])
      .where('ended' as never, 'is', null),
  ];
}

function totp(schema: SchemaModule, { text, integer, bytes, keyedTable }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('totp')
      .addColumn('account', text, (it) => ofAccount(it).primaryKey())
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('secret', bytes, required)
      .addColumn('created', integer, required)
      .addColumn('confirmed', integer)
      .addColumn('last_step', integer, required)
      .modifyEnd(keyedTable),
  ];
}

function notices(schema: SchemaModule, { text, integer, keyedTable }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('notices')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('account', text, ofAccount)
      .addColumn('time', integer, required)
      .addColumn('kind', text, required)
      .addColumn('data', text, required)
      .addColumn('read', integer)
      .modifyEnd(keyedTable),
    schema.createIndex('notices_of_account').on('notices').columns(['account', 'id']),
    schema
      .createIndex('notices_unread')
      .on('notices')
      .columns(['account', 'id'])
      .where('read' as never, 'is', null),
    schema.createIndex('notices_by_time').on('notices').column('time'),
  ];
}

function outbox(schema: SchemaModule, { text, integer, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('outbox')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('account', text, ofAccount)
      .addColumn('recipient', text, required)
      .addColumn('kind', text, required)
      .addColumn('subject', text, required)
      .addColumn('text', text, required)
      .addColumn('created', integer, required)
      .addColumn('attempts', integer, required)
      .addColumn('next_attempt', integer, required)
      .addColumn('sent', integer)
      .addColumn('failed', integer)
      .modifyEnd(table),
    schema
      .createIndex('outbox_due')
      .on('outbox')
      .columns(['rp', 'next_attempt', 'id'])
      .where(sql<boolean>`sent is null and failed is null`),
    schema.createIndex('outbox_of_account').on('outbox').column('account'),
    schema.createIndex('outbox_by_id').on('outbox').columns(['rp', 'id']),
    schema
      .createIndex('outbox_over')
      .on('outbox')
      .column('created')
      .where(sql<boolean>`(sent is not null or failed is not null)`),
  ];
}
