import type { SchemaModule } from 'kysely';
import { key, of, required } from '../columns.ts';
import type { Statement } from '../columns.ts';
import type { ColumnTypes, Migration } from '../migration.ts';

/** Relying parties, accounts, passkeys, sessions, spent ceremonies, events and the keyring. */
export const frontDoor: Migration = {
  name: '0001-front-door',
  statements: (schema, types) => [
    ...relyingParties(schema, types),
    ...accounts(schema, types),
    ...passkeys(schema, types),
    ...sessions(schema, types),
    ...ceremonies(schema, types),
    ...events(schema, types),
    ...keyring(schema, types),
  ],
};

function relyingParties(schema: SchemaModule, { text, integer, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('relying_parties')
      .addColumn('id', text, key)
      .addColumn('rp_id', text, required)
      .addColumn('name', text, required)
      .addColumn('origins', text, required)
      .addColumn('former_rp_ids', text, required)
      .addColumn('policy', text, required)
      .addColumn('created', integer, required)
      .modifyEnd(table),
  ];
}

function accounts(schema: SchemaModule, { text, integer, bytes, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('accounts')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('external_id', text)
      .addColumn('user_handle', bytes, required)
      .addColumn('username', text, required)
      .addColumn('username_folded', text, required)
      .addColumn('display_name', text, required)
      .addColumn('status', text, required)
      .addColumn('created', integer, required)
      .addUniqueConstraint('accounts_username', ['rp', 'username_folded'])
      .addUniqueConstraint('accounts_external_id', ['rp', 'external_id'])
      .addUniqueConstraint('accounts_user_handle', ['rp', 'user_handle'])
      .modifyEnd(table),
  ];
}

function passkeys(schema: SchemaModule, { text, integer, bytes, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('passkeys')
      .addColumn('id', text, key)
      .addColumn('account', text, of('accounts'))
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('credential_id', bytes, required)
      .addColumn('rp_id', text, required)
      .addColumn('public_key', bytes, required)
      .addColumn('alg', integer, required)
      .addColumn('sign_count', integer, required)
      .addColumn('sign_count_recorded', integer, required)
      .addColumn('transports', text, required)
      .addColumn('attachment', text)
      .addColumn('discoverable', integer)
      .addColumn('uv_initialized', integer, required)
      .addColumn('backup_eligible', integer, required)
      .addColumn('backup_state', integer, required)
      .addColumn('aaguid', bytes, required)
      .addColumn('attestation_format', text, required)
      .addColumn('attestation_type', text, required)
      .addColumn('attestation_object', bytes, required)
      .addColumn('provider_name', text)
      .addColumn('label', text, required)
      .addColumn('created', integer, required)
      .addColumn('created_origin', text, required)
      .addColumn('created_agent', text, required)
      .addColumn('last_used', integer)
      .addColumn('status', text, required)
      // Over all relying parties: two of one RP ID see the same credentials.
      .addUniqueConstraint('passkeys_credential', ['credential_id', 'rp_id'])
      .modifyEnd(table),
    schema.createIndex('passkeys_of_account').on('passkeys').columns(['account', 'created', 'id']),
  ];
}

function sessions(schema: SchemaModule, { text, integer, bytes, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('sessions')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('account', text, of('accounts'))
      .addColumn('passkey', text, (it) => it.references('passkeys.id').onDelete('set null'))
      .addColumn('token_hash', bytes, required)
      .addColumn('created', integer, required)
      .addColumn('auth_time', integer, required)
      .addColumn('last_seen', integer, required)
      .addColumn('expires', integer, required)
      .addColumn('idle_limit', integer, required)
      .addColumn('methods', text, required)
      .addColumn('assurance', text, required)
      .addColumn('agent', text, required)
      .addUniqueConstraint('sessions_token', ['token_hash'])
      .modifyEnd(table),
    schema.createIndex('sessions_of_account').on('sessions').column('account'),
    schema.createIndex('sessions_of_passkey').on('sessions').column('passkey'),
  ];
}

function ceremonies(schema: SchemaModule, { text, integer, bytes, keyedTable }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('spent_ceremonies')
      .addColumn('nonce', bytes, key)
      .addColumn('expires', integer, required)
      .modifyEnd(keyedTable),
    schema.createIndex('spent_ceremonies_expires').on('spent_ceremonies').column('expires'),
    schema
      .createTable('marks')
      .addColumn('name', text, key)
      .addColumn('value', integer, required)
      .modifyEnd(keyedTable),
  ];
}

function events(schema: SchemaModule, { text, integer, keyedTable }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('events')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('time', integer, required)
      .addColumn('type', text, required)
      // No references: an event outlives the account that it tells of.
      .addColumn('actor', text)
      .addColumn('subject', text)
      .addColumn('outcome', text, required)
      .addColumn('code', text)
      .addColumn('ip', text)
      .addColumn('agent', text)
      .addColumn('data', text, required)
      .modifyEnd(keyedTable),
    schema.createIndex('events_by_time').on('events').columns(['rp', 'time']),
  ];
}

function keyring(schema: SchemaModule, { text, integer, bytes, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('keyring')
      .addColumn('id', text, key)
      .addColumn('purpose', text, required)
      .addColumn('wrapped', bytes, required)
      .addColumn('created', integer, required)
      .addColumn('retires', integer)
      .modifyEnd(table),
    schema
      .createIndex('keyring_in_use')
      .on('keyring')
      .column('purpose')
      .unique()
      .where('retires' as never, 'is', null),
  ];
}
