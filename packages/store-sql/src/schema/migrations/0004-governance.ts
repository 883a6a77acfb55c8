import type { SchemaModule } from 'kysely';
import { refusedEvent, seldomEvent } from '../event-kinds.ts';
import { key, of, required } from '../columns.ts';
import type { Statement } from '../columns.ts';
import type { ColumnTypes } from '../migration.ts';

/** Invites, the admin API's tokens, and the ways in which the audit log is read. */
export const governance = (schema: SchemaModule, types: ColumnTypes): Statement[] => [
  ...invites(schema, types),
  ...adminTokens(schema, types),
  ...events(schema),
];

function invites(schema: SchemaModule, { text, integer, bytes, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('invites')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('token_hash', bytes, required)
      .addColumn('role', text, required)
      .addColumn('note', text, required)
      .addColumn('created', integer, required)
      // No references, here and in the tokens: they outlive who made or used them.
      .addColumn('created_by', text)
      .addColumn('expires', integer, required)
      .addColumn('used', integer)
      .addColumn('used_by', text)
      .addColumn('revoked', integer)
      .addColumn('created_with', text)
      .addUniqueConstraint('invites_token', ['token_hash'])
      .modifyEnd(table),
    schema.createIndex('invites_by_id').on('invites').columns(['rp', 'id']),
    schema
      .createIndex('invites_of_user')
      .on('invites')
      .column('used_by')
      .where('used_by' as never, 'is not', null),
    schema
      .createIndex('invites_of_admin_token')
      .on('invites')
      .column('created_with')
      .where('created_with' as never, 'is not', null),
  ];
}

function adminTokens(schema: SchemaModule, { text, integer, bytes, table }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('admin_tokens')
      .addColumn('id', text, key)
      .addColumn('rp', text, of('relying_parties'))
      .addColumn('name', text, required)
      .addColumn('token_hash', bytes, required)
      .addColumn('scopes', text, required)
      .addColumn('created', integer, required)
      .addColumn('created_by', text)
      .addColumn('expires', integer, required)
      .addColumn('last_used', integer)
      .addColumn('revoked', integer)
      .addUniqueConstraint('admin_tokens_token', ['token_hash'])
      .modifyEnd(table),
    schema.createIndex('admin_tokens_by_id').on('admin_tokens').columns(['rp', 'id']),
  ];
}

/** Latest first, by their time. */
function events(schema: SchemaModule): Statement[] {
  const by = (column: 'actor' | 'subject'): Statement =>
    schema
      .createIndex(`events_by_${column}`)
      .on('events')
      .columns([column, 'time', 'id'])
      .where(column as never, 'is not', null);
  const latest = (name: string) => schema.createIndex(name).on('events');
  return [
    by('actor'),
    by('subject'),
    schema.dropIndex('events_by_time'),
    latest('events_by_time').columns(['rp', 'time', 'id']),
    latest('events_seldom').columns(['rp', 'type', 'time', 'id']).where(seldomEvent),
    latest('events_refused').columns(['rp', 'time', 'id']).where(refusedEvent),
  ];
}
