import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileQueries } from '../../src/queries/all.ts';
import { migrations } from '../../src/schema/migrations/all.ts';
import { Connection } from '../../src/sqlite/connection.ts';
import { sqliteCompiler } from '../../src/sqlite/dialect.ts';
import { migrate } from '../../src/sqlite/migrate.ts';
import { smallTables } from './small-tables.ts';

describe('plans on SQLite', () => {
  const { database } = Connection.open(':memory:', { readOnly: false });
  migrate(database, sqliteCompiler().schema, migrations);

  for (const [name, { sql }] of Object.entries(compileQueries(sqliteCompiler()))) {
    test(`${name} uses an index, also for its order`, () => {
      for (const { detail } of database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()) {
        const [, table = ''] = /^SCAN (\w+)/u.exec(String(detail)) ?? [];
        if (table in smallTables) return;
        assert.doesNotMatch(String(detail), /SCAN|TEMP B-TREE/u, sql);
      }
    });
  }
});
