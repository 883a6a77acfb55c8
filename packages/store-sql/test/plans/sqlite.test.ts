import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { compileQueries } from '../../src/queries/all.ts';
import { migrations } from '../../src/schema/migrations/all.ts';
import { Connection } from '../../src/sqlite/connection.ts';
import { sqliteCompiler } from '../../src/sqlite/dialect.ts';
import { migrate } from '../../src/sqlite/migrate.ts';
import { smallTables, wholeTables } from './small-tables.ts';

/** How a plan reads a table, and which. */
const reading = /^(SCAN|SEARCH) (\S+)/u;

describe('plans on SQLite', () => {
  const { database } = Connection.open(':memory:', { readOnly: false });
  migrate(database, sqliteCompiler().schema, migrations);
  after(() => database.close());

  for (const [name, { sql }] of Object.entries(compileQueries(sqliteCompiler()))) {
    if (name in wholeTables) continue;
    test(`${name} uses an index, also for its order`, () => {
      const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      const plan = steps.map(({ detail }) => String(detail));
      const large = plan.filter((it) => !((reading.exec(it)?.[2] ?? '') in smallTables));
      const slow = large.filter((it) => reading.exec(it)?.[1] === 'SCAN');
      // Rows of small tables alone are sorted in no time.
      if (large.some((it) => reading.test(it))) slow.push(...plan.filter((it) => it.includes('TEMP B-TREE')));
      assert.deepEqual(slow, [], `${sql}\n${plan.join('\n')}`);
    });
  }
});
