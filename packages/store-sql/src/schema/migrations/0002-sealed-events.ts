import type { CompiledQuery, SchemaModule } from 'kysely';
import type { ColumnTypes, Migration } from '../migration.ts';

interface Statement {
  compile(): CompiledQuery;
}

/** The chain that seals the audit log, its checkpoints, and limits that several processes share. */
export const sealedEvents: Migration = {
  name: '0002-sealed-events',
  statements: (schema, types) => [...chain(schema, types), ...checkpoints(schema, types), ...limits(schema, types)],
};

/** Events that are there already have none of it: the sealer makes a salt for them. One column a statement: SQLite. */
function chain(schema: SchemaModule, { integer, bytes }: ColumnTypes): Statement[] {
  return [
    schema.alterTable('events').addColumn('salt', bytes),
    schema.alterTable('events').addColumn('seq', integer),
    schema.alterTable('events').addColumn('personal_digest', bytes),
    schema.alterTable('events').addColumn('mac', bytes),
    schema
      .createIndex('events_unsealed')
      .on('events')
      .columns(['rp', 'id'])
      .where('seq' as never, 'is', null),
    schema
      .createIndex('events_sealed')
      .on('events')
      .columns(['rp', 'seq'])
      .unique()
      .where('seq' as never, 'is not', null),
  ];
}

function checkpoints(schema: SchemaModule, { text, integer, bytes, keyedTable }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('event_checkpoints')
      .addColumn('rp', text, (it) => it.notNull().references('relying_parties.id'))
      .addColumn('seq', integer, (it) => it.notNull())
      .addColumn('head', bytes, (it) => it.notNull())
      .addColumn('time', integer, (it) => it.notNull())
      .addColumn('key', text, (it) => it.notNull())
      .addColumn('mac', bytes, (it) => it.notNull())
      .addPrimaryKeyConstraint('event_checkpoints_place', ['rp', 'seq'])
      .modifyEnd(keyedTable),
  ];
}

function limits(schema: SchemaModule, { text, integer, keyedTable }: ColumnTypes): Statement[] {
  return [
    schema
      .createTable('rate_limits')
      .addColumn('key', text, (it) => it.notNull().primaryKey())
      .addColumn('uses', integer, (it) => it.notNull())
      .addColumn('expires', integer, (it) => it.notNull())
      .modifyEnd(keyedTable),
    schema.createIndex('rate_limits_expires').on('rate_limits').column('expires'),
  ];
}
