import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { StorageUnavailable } from '@signet/server/ports';
import { inspectPostgres, migratePostgres, openPostgresStore } from '@signet/store-sql';
import type { PostgresFacts } from '@signet/store-sql';
import pg from 'pg';
import { startCluster } from '../../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../../tools/postgres/cluster.ts';
import { postgresCompiler } from '../../src/postgres/dialect.ts';
import { needs } from '../../src/postgres/inspect-tables.ts';
import { compileStatements } from '../../src/postgres/statements.ts';
import { compileQueries } from '../../src/queries/all.ts';
import { migrations } from '../../src/schema/migrations/all.ts';
import { describePostgres } from '../scene/databases.ts';

const names = migrations.map(({ name }) => name);

async function sql<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

/** The URL as another role, made for it. */
async function roleIn(url: string, role: string, ...more: readonly string[]): Promise<string> {
  for (const text of [`create role ${role} login password '${role}'`, ...more]) await sql(url, text);
  const other = new URL(url);
  [other.username, other.password] = [role, role];
  return other.href;
}

describePostgres('a look at PostgreSQL', () => {
  let cluster: Cluster;
  before(async () => {
    cluster = await startCluster({ settings: { autovacuum: 'off', max_connections: 40, full_page_writes: 'off' } });
  });
  after(() => cluster[Symbol.asyncDispose]());

  const migrated = async (): Promise<string> => {
    const url = await cluster.createDatabase();
    await migratePostgres({ url });
    return url;
  };

  test('at an empty database tells of the server, and that nothing is there', async () => {
    const { version, clockAhead, clockError, ...facts } = await inspectPostgres({
      url: await cluster.createDatabase(),
    });
    assert.match(version, /^\d\d/u);
    assert.ok(Math.abs(clockAhead) <= clockError + 1);
    const expected: Omit<PostgresFacts, 'version' | 'clockAhead' | 'clockError'> = {
      supported: true,
      tls: null,
      fsync: true,
      fullPageWrites: false,
      synchronousCommit: 'on',
      isolation: 'read committed',
      standby: false,
      readOnly: false,
      role: 'signet',
      namespace: 'public',
      mayCreate: true,
      connections: 37,
      schema: { state: 'none' },
      ownsTables: true,
      lacking: [],
      keyring: null,
      site: null,
    };
    assert.deepEqual(facts, expected);
  });

  test('finds the schema and the wrapped keys, and begins no transaction that writes', async () => {
    const url = await migrated();
    const store = await openPostgresStore({ url });
    const key = { id: '01020304', purpose: 'events', wrapped: new Uint8Array([1, 2]), created: 5, retires: null };
    await store.addFirstKey(key);
    await store.close();
    const next = async (): Promise<unknown> => sql(url, 'select pg_snapshot_xmax(pg_current_snapshot())::text as next');
    const before = await next();
    const facts = await inspectPostgres({ url });
    assert.deepEqual(await next(), before);
    assert.deepEqual(facts.schema, { state: 'current', newest: names.at(-1) });
    assert.deepEqual(facts.keyring, [key]);
    assert.deepEqual([facts.lacking, facts.ownsTables, facts.site], [[], true, null]);
  });

  test('finds the policy and the owners of the site, and which of them have one way in', async () => {
    const url = await migrated();
    await sql(
      url,
      `insert into relying_parties (id, rp_id, name, origins, former_rp_ids, policy, created)
         values ('default', 'fernholm.example', 'Fernholm', '[]', '[]', '{"signUp":"invite"}', 0)`,
    );
    assert.deepEqual((await inspectPostgres({ url })).site, {
      rpId: 'fernholm.example',
      policy: { signUp: 'invite' },
      owners: 0,
      ownersWithOneWayIn: 0,
    });
  });

  test('tells a schema that is older, newer, or of another program, and changes nothing', async () => {
    const url = await migrated();
    const [first = '', ...later] = names;
    await sql(url, `delete from migrations where name <> '${first}'`);
    assert.deepEqual((await inspectPostgres({ url })).schema, { state: 'older', due: later });
    assert.equal((await sql(url, 'select from migrations')).length, 1);
    await sql(url, `insert into migrations values ('9999-later', 1)`);
    assert.deepEqual((await inspectPostgres({ url })).schema, { state: 'newer', unknown: '9999-later' });
    await sql(url, `delete from migrations where name = '${first}'`);
    assert.deepEqual((await inspectPostgres({ url })).schema, { state: 'foreign' });
    for (const text of ['create table keyring (a int)', 'create table migrations (id int)']) {
      const other = await cluster.createDatabase();
      await sql(other, text);
      const { schema, keyring } = await inspectPostgres({ url: other });
      assert.deepEqual([schema, keyring], [{ state: 'foreign' }, null]);
    }
  });

  test('tells what the role may not do', async () => {
    const url = await migrated();
    const reader = await roleIn(url, 'reader', 'grant select on all tables in schema public to reader');
    const facts = await inspectPostgres({ url: reader });
    assert.equal(facts.role, 'reader');
    assert.deepEqual([facts.mayCreate, facts.ownsTables], [false, false]);
    const without = Object.keys(needs).filter((table) => table !== 'migrations');
    assert.deepEqual(
      facts.lacking.map((it) => it.split(':')[0]),
      without.toSorted(),
    );
    assert.ok(facts.lacking.includes('spent_ceremonies: INSERT, DELETE'));
    const stranger = await inspectPostgres({ url: await roleIn(url, 'stranger') });
    assert.deepEqual([stranger.schema, stranger.keyring], [{ state: 'unreadable' }, null]);
    const outside = await roleIn(url, 'outside', 'alter role outside set search_path = nowhere');
    const { namespace, mayCreate, schema } = await inspectPostgres({ url: outside });
    assert.deepEqual([namespace, mayCreate, schema], [null, false, { state: 'none' }]);
  });

  test('asks for the rights that the statements of the store take', () => {
    const db = postgresCompiler();
    const statements = [compileQueries(db, { locks: true }), compileStatements(db)];
    const taken = new Map(Object.keys(needs).map((name) => [name, new Set(name === 'migrations' ? ['SELECT'] : [])]));
    const patterns: readonly (readonly [string, RegExp])[] = [
      ['SELECT', /(?:from|join) "?(\w+)"?/gu],
      ['INSERT', /insert into "?(\w+)"?/gu],
      ['UPDATE', /update "(\w+)"/gu],
      ['UPDATE', /insert into "(\w+)".* do update set/gu],
      ['UPDATE', /from "(\w+)".* for no key update/gu],
      ['DELETE', /(?:delete from|lock table) "?(\w+)"?/gu],
    ];
    for (const { sql: text } of statements.flatMap((it) => Object.values(it))) {
      for (const [right, pattern] of patterns) {
        for (const [, table = ''] of text.matchAll(pattern)) taken.get(table)?.add(right);
      }
    }
    for (const [table, rights] of Object.entries(needs)) {
      assert.deepEqual([...rights].toSorted(), [...(taken.get(table) ?? [])].toSorted(), table);
    }
  });

  test('tells what the database and the role have set', async () => {
    const url = await cluster.createDatabase();
    const name = nameOf(url);
    await sql(url, `alter database ${name} set synchronous_commit = 'local'`);
    await sql(url, `alter database ${name} set default_transaction_isolation = 'serializable'`);
    const bounded = await roleIn(
      url,
      'bounded',
      'alter role bounded connection limit 9',
      'alter role bounded set default_transaction_read_only = on',
    );
    const { synchronousCommit, isolation, readOnly, connections } = await inspectPostgres({ url: bounded });
    assert.deepEqual([synchronousCommit, readOnly, connections], ['local', true, 9]);
    assert.equal(isolation, 'read committed');
    await sql(url, `alter database ${name} connection limit 6`);
    assert.equal((await inspectPostgres({ url: bounded })).connections, 6);
  });

  test('tells how far its clock is from ours', async () => {
    const late = (): number => Date.now() - 61_000;
    const { clockAhead, clockError } = await inspectPostgres({ url: cluster.url, clock: late });
    assert.ok(Math.abs(clockAhead - 61_000) <= clockError + 1);
  });

  const refusal = async (url: string, more: Partial<Parameters<typeof inspectPostgres>[0]> = {}): Promise<Error> => {
    const error: unknown = await inspectPostgres({ url, ...more }).then(
      () => null,
      (it: unknown) => it,
    );
    assert.ok(error instanceof StorageUnavailable);
    return error;
  };

  test('is refused in words: a wrong password, a missing database, an option that is none', async () => {
    const wrong = await refusal(cluster.url.replace(cluster.password, 'hunter2'));
    assert.match(wrong.message, /^PostgreSQL: password authentication failed/u);
    assert.ok(wrong.cause instanceof pg.DatabaseError);
    assert.equal(wrong.cause.code, '28P01');
    assert.doesNotMatch(`${wrong.stack}`, /hunter2/u);
    assert.match((await refusal(cluster.urlOf('nowhere'))).message, /"nowhere" does not exist/u);
    assert.match((await refusal(`${cluster.url}?options=-c%20work_mem=x`)).message, /invalid value for parameter/u);
  });

  test('ends where the server is frozen, before it greets or while it is asked', async () => {
    cluster.pause();
    try {
      assert.match((await refusal(cluster.url)).message, /did not answer within 3 s/u);
    } finally {
      cluster.resume();
    }
    const freeze = (): number => {
      cluster.pause();
      return 0;
    };
    try {
      const late = await refusal(cluster.url, { clock: freeze, statementTimeout: 200 });
      assert.match(late.message, /did not answer within 1\.2 s/u);
    } finally {
      cluster.resume();
    }
  });

  test('tells a server that is no PostgreSQL', async () => {
    const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      for (const mode of ['disable', 'require']) {
        const { message } = await refusal(`postgres://a:b@127.0.0.1:${port}/x?sslmode=${mode}`);
        assert.equal(message, 'What answers there is no PostgreSQL server.');
      }
    } finally {
      server.closeAllConnections();
      server.close();
    }
    await once(server, 'close');
    assert.match((await refusal(`postgres://a:b@127.0.0.1:${port}/x`)).message, /ECONNREFUSED/u);
  });

  test('tells a server that follows another', async () => {
    await cluster.stop();
    writeFileSync(join(cluster.dataFolder, 'standby.signal'), '');
    // It never says that it takes writes, which is what a start waits for.
    const starting = cluster.start().catch((error: unknown) => error);
    let facts: PostgresFacts | null = null;
    for (let tries = 0; !facts && tries < 100; tries += 1) {
      facts = await inspectPostgres({ url: cluster.url }).catch(() => null);
      if (!facts) await wait(200);
    }
    await cluster.kill();
    await starting;
    assert.equal(facts?.standby, true);
  });
});
