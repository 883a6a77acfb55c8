import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { postgresCompiler } from '../../src/postgres/dialect.ts';
import { compileStatements } from '../../src/postgres/statements.ts';
import { compileTogether } from '../../src/postgres/together/statements.ts';
import { compileQueries } from '../../src/queries/all.ts';
import { bind } from '../../src/queries/query.ts';
import type { Query } from '../../src/queries/query.ts';
import { describePostgres, freshDatabase } from '../scene/databases.ts';
import { smallTables, wholeTables } from './small-tables.ts';

const compiler = postgresCompiler();
const queries: Readonly<Record<string, Query<never, unknown>>> = {
  ...compileQueries(compiler, { locks: true }),
  ...Object.fromEntries(Object.entries(compileStatements(compiler)).map(([name, it]) => [`statements.${name}`, it])),
  ...Object.fromEntries(Object.entries(compileTogether(compiler)).map(([name, it]) => [`together.${name}`, it])),
};

/** Those without a plan that could be read. */
const planless: Readonly<Record<string, string>> = {
  'statements.elect': 'reads no table',
  'statements.holdSpending': 'is a lock',
};

/**
 * Statements whose portion is an argument: without its value the planner expects a tenth of the table. PostgreSQL plans them
 * with their values each time, for that is what it finds cheaper after some runs; so the test lets it run them first. Texts
 * are in quotes, as SQL has them.
 */
const portions: Readonly<Record<string, Readonly<Record<string, number | string>>>> = {
  deleteSpent: { before: 15_000, limit: 500 },
  deleteUses: { before: 15_000, limit: 500 },
  deleteEndedSessions: { before: 15_000, limit: 500 },
  deleteNotices: { before: 15_000, limit: 50 },
  deleteMail: { before: 15_000, limit: 50 },
  standings: { rp: "'default'", after: "'a7'", limit: 20 },
};

/** Enough that the planner has a reason to use an index. */
const rows = `
  insert into relying_parties values ('default', 'a.example', 'A', '[]', '[]', '{}', 1);
  insert into accounts select 'a' || n, 'default', 'e' || n, int8send(n), 'u' || n, 'u' || n, 'U', 'active', n, null,
    case when n % 2000 = 0 then 'owner' else 'member' end, 0, null
    from generate_series(1, 20000) n;
  insert into passkeys select 'p' || n, 'a' || n, 'default', int8send(n), 'a.example', int8send(n), -7, 0, 0, '[]', null, null,
    1, 0, 0, int8send(n), 'none', 'none', int8send(n), null, 'P', n, 'https://a.example', '', null, case when n % 2000 = 0 then 'suspected_clone' else 'active' end, 0
    from generate_series(1, 20000) n;
  insert into sessions select 's' || n, 'default', 'a' || n, 'p' || n, int8send(n), n, n, n, n, 1, '[]', 'passkey', '', null
    from generate_series(1, 20000) n;
  insert into events select 'v' || n, 'default', n, 't', 'a' || n, 'p' || n, 'succeeded', null, null, null, '{}', int8send(n),
    case when n <= 19500 then n end, int8send(n), int8send(n) from generate_series(1, 20000) n;
  insert into event_checkpoints select 'default', n, int8send(n), n, 'k', int8send(n) from generate_series(1, 5000) n;
  insert into spent_ceremonies select int8send(n), n from generate_series(1, 200000) n;
  insert into rate_limits select 'r' || n, 1, n from generate_series(1, 200000) n;
  insert into recovery_codes select int8send(n), 'default', 'a' || n, n, n, null, null from generate_series(1, 20000) n;
  insert into recoveries select 'y' || n, 'default', 'a' || n, 'code', n, n, n, null, null, null, null
    from generate_series(1, 20000) n;
  insert into totp select 'a' || n, 'default', int8send(n), n, n, n from generate_series(1, 20000) n;
  insert into notices select 'n' || n, 'default', 'a' || n, n, 'passkey.added', '{}', null from generate_series(1, 20000) n;
  insert into outbox select 'm' || n, 'default', 'a' || n, 'a@a.example', 'passkey.added', 's', 't', n, 0, n,
    case when n % 1000 <> 0 then n end, null from generate_series(1, 20000) n;
  insert into invites select 'i' || n, 'default', int8send(n), 'member', '', n, null, n, null, null, null
    from generate_series(1, 20000) n;
  insert into admin_tokens select 't' || n, 'default', 'T', int8send(n), '[]', n, null, n, null, null
    from generate_series(1, 20000) n;
  insert into marks values ('spent_ceremonies', 1);
  analyze`;

/** Node of a plan, as EXPLAIN writes it. */
interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describePostgres('plans on PostgreSQL', () => {
  let client: pg.Client;
  before(async () => {
    client = new pg.Client(await freshDatabase());
    await client.connect();
    await client.query(rows);
  });
  after(() => client.end());

  for (const [name, { sql, parameters }] of Object.entries(queries)) {
    if (name in planless || name in wholeTables) continue;
    test(`${name} uses an index`, async () => {
      await client.query('begin');
      // Without given values, the plan that a prepared statement settles on, which knows none.
      const portion = portions[name];
      if (!portion) await client.query('set local plan_cache_mode = force_generic_plan');
      await client.query(`prepare "${name}" as ${sql}`);
      const values = portion ? bind(parameters, portion) : parameters.map(() => 'null');
      const execute = `execute "${name}"${values.length > 0 ? `(${values.join()})` : ''}`;
      if (portion) for (let run = 0; run < 8; run += 1) await client.query(execute);
      const plan = await explain(execute);
      await client.query('rollback');
      const scans = nodesOf(plan).filter((it) => it['Node Type'] === 'Seq Scan');
      const slow = scans.map((it) => it['Relation Name'] ?? '').filter((table) => !(table in smallTables));
      assert.deepEqual(slow, [], `${sql}\n${JSON.stringify(plan, null, 1)}`);
    });
  }

  async function explain(execute: string): Promise<Plan> {
    const { rows: answer } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
      `explain (format json) ${execute}`,
    );
    return answer[0]?.['QUERY PLAN'][0]?.Plan ?? assert.fail();
  }
});
