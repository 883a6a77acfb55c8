import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inspectPostgres, migratePostgres } from '@signet/store-sql';
import type { PostgresFacts } from '@signet/store-sql';
import pg from 'pg';
import { startCluster } from '../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../tools/postgres/cluster.ts';
import { examine } from '../src/doctor/doctor.ts';
import type { Line } from '../src/doctor/finding.ts';
import { lookAtFacts } from '../src/doctor/postgres.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

let cluster: Cluster;
const data = temporaryFolder();
const SIGNET_DATA = join(data, 'none');
const SIGNET_MASTER_KEY = Buffer.alloc(32, 3).toString('base64url');
before(async () => {
  const [certificate, key] = [join(data, 'server.crt'), join(data, 'server.key')];
  const forName = [
    '-subj',
    '/CN=db.example',
    '-addext',
    'subjectAltName=DNS:db.example',
    '-keyout',
    key,
    '-out',
    certificate,
  ];
  const make = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...forName];
  execFileSync('openssl', make, { stdio: 'ignore' });
  cluster = await startCluster({
    settings: { max_connections: 30, ssl: 'on', ssl_cert_file: 'server.crt', ssl_key_file: 'server.key' },
    files: { 'server.crt': readFileSync(certificate, 'utf8'), 'server.key': readFileSync(key, 'utf8') },
  });
});
after(async () => {
  await cluster[Symbol.asyncDispose]();
  rmSync(data, { recursive: true });
});

type Texts = Parameters<typeof examine>[0];

const told = ({ group, checked, found, fix = '' }: Line): string => `${group}: ${checked}: ${found}. ${fix}`;

/** What is to be done, as text. */
const findings = (lines: readonly Line[]): string[] => lines.filter((line) => !line.well).map(told);
const warnings = (lines: readonly Line[]): string[] => lines.filter((line) => line.warning).map(told);

const look = async (url: string, more: Texts = {}, clock?: () => number): Promise<Line[]> => {
  const lines = await examine({ SIGNET_DATA, SIGNET_DATABASE: url, SIGNET_MASTER_KEY, ...more }, clock);
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(`${cluster.password}|${SIGNET_MASTER_KEY}|hunter2`, 'u'));
  assert.equal(existsSync(SIGNET_DATA), false);
  return lines;
};

/** The one finding that there is. */
const theFinding = async (...of: Parameters<typeof look>): Promise<string> => {
  const found = findings(await look(...of));
  assert.equal(found.length, 1, found.join('\n'));
  return found[0] ?? '';
};

/** As an administrator with a shell would. */
async function sql(url: string, ...texts: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

const withUser = (url: string, user: string, password: string): string => {
  const other = new URL(url);
  [other.username, other.password] = [user, password];
  return other.href;
};

async function migrated(): Promise<string> {
  const url = await cluster.createDatabase();
  await migratePostgres({ url });
  return url;
}

describe('signet doctor on PostgreSQL', () => {
  test('finds nothing wrong before a first start, with or without a master key, and makes neither', async () => {
    const url = await cluster.createDatabase();
    const lines = await look(url);
    assert.deepEqual([findings(lines), warnings(lines)], [[], []]);
    assert.match(lines.map(told).join('\n'), /will be made at the first start.*there are none yet/su);
    const keyless = await examine({ SIGNET_DATA, SIGNET_DATABASE: url });
    assert.deepEqual(findings(keyless), []);
    assert.equal(existsSync(SIGNET_DATA), false);
    assert.deepEqual((await inspectPostgres({ url })).schema, { state: 'none' });
  });

  test('finds nothing wrong beside a server; another master key it refuses in the words of a start', async () => {
    const url = await cluster.createDatabase();
    const settings = { SIGNET_DATABASE: url, SIGNET_MASTER_KEY };
    await using signet = await startSignet([], settings);
    const well = await run(['doctor'], { ...settings, SIGNET_DATA: signet.data });
    assert.equal(well.status, 0, well.out);
    assert.match(
      well.out,
      /the schema: PostgreSQL; up to date.*it opens the keys in the database: it does\n.*All well\./su,
    );
    const asSite = { SIGNET_RP_ID: 'localhost', SIGNET_ORIGINS: signet.address, SIGNET_DATA: signet.data };
    const owners = (await examine({ ...settings, ...asSite })).find(
      ({ checked }) => checked === 'two people own the site',
    );
    assert.equal(owners?.found, 'nobody does');
    const wrong = { ...settings, SIGNET_MASTER_KEY: Buffer.alloc(32, 7).toString('base64url') };
    const started = await run(['start', '--port', '0', '--data', join(data, 'wrong')], wrong);
    assert.equal(started.status, 2);
    assert.equal(
      await theFinding(url, wrong),
      `Keys: it opens the keys in the database: it does not. ${started.err.trim()}`,
    );
    const lines = await examine({ SIGNET_DATA, SIGNET_DATABASE: url });
    assert.match(
      findings(lines).join(),
      /^Keys: the master key: it is missing beside a database that was made with one\./u,
    );
    assert.equal(existsSync(SIGNET_DATA), false);
  });

  test('a wrong password, and a database that is not there', async () => {
    assert.match(await theFinding(withUser(cluster.url, 'signet', 'hunter2')), /: the password is wrong, .*% codes/u);
    assert.match(await theFinding(cluster.urlOf('hunter2')), /: it has no database of that name\. Make/u);
  });

  test('synchronous_commit that is off is a warning, for a session of ours turns it on', async () => {
    const url = await migrated();
    await sql(url, `alter database ${nameOf(url)} set synchronous_commit = off`);
    const lines = await look(url);
    assert.deepEqual(findings(lines), []);
    assert.match(
      warnings(lines).join(),
      /^Database: a commit waits for the disk: synchronous_commit is off\. .*RESET/u,
    );
    const { status, out } = await run(['doctor', '--data', SIGNET_DATA], { SIGNET_DATABASE: url });
    assert.equal(status, 0, out);
    assert.match(out, /\n {2}WARNING a commit waits.*\n0 findings, 1 warning\.\n$/su);
  });

  test('a schema that is older, newer, or of another program, and changes nothing', async () => {
    const url = await migrated();
    await sql(url, `delete from migrations where name <> '0001-front-door'`);
    const lines = await look(url);
    assert.deepEqual(findings(lines), []);
    assert.match(lines.map(told).join('\n'), /the next start, or signet migrate, runs 0002-/u);
    assert.equal((await inspectPostgres({ url })).schema.state, 'older');
    await sql(url, `insert into migrations values ('9999-later', 1)`);
    assert.match(await theFinding(url), /the schema: a newer version of Signet made it \("9999-later"\)/u);
    await sql(url, `delete from migrations where name = '0001-front-door'`);
    assert.match(await theFinding(url), /the schema: another program has tables/u);
  });

  test('a role that may not write, or not make what a first start needs', async () => {
    const url = await migrated();
    await sql(
      url,
      `create role reader login password 'reader'`,
      'grant select on all tables in schema public to reader',
    );
    const reader = withUser(url, 'reader', 'reader');
    assert.match(
      await theFinding(reader),
      /role "reader" may do: it may not: .*accounts: INSERT, UPDATE, DELETE;.*GRANT SELECT, INSERT/u,
    );
    const empty = await cluster.createDatabase();
    assert.match(
      await theFinding(withUser(empty, 'reader', 'reader')),
      /it may not make or change the tables.*GRANT CREATE ON SCHEMA "public" TO "reader"/u,
    );
    await sql(url, 'alter role reader set default_transaction_read_only = on');
    await sql(url, 'grant insert, update, delete on all tables in schema public to reader');
    assert.match(await theFinding(reader), /it takes writes: transactions are read-only/u);
  });

  test('more connections than the server has', async () => {
    const [enough, more] = ['22', '23'].map((SIGNET_DATABASE_CONNECTIONS) => ({ SIGNET_DATABASE_CONNECTIONS }));
    assert.deepEqual(findings(await look(cluster.url, enough)), []);
    assert.match(
      await theFinding(cluster.url, more),
      /: 23 at most from this machine \(1 × 23\), of 27 in all\. Lower/u,
    );
  });

  test('clocks that are apart: seconds are a warning, a minute a finding', async () => {
    const shifted = (seconds: number) => (): number => Date.now() + seconds * 1000;
    const lines = await look(cluster.url, {}, shifted(20));
    assert.deepEqual(findings(lines), []);
    assert.match(warnings(lines).join(), /it is 20 s behind/u);
    assert.match(await theFinding(cluster.url, {}, shifted(120)), /its clock agrees .*: it is 120 s behind\. .*NTP/u);
  });

  test('a way that is not protected', async () => {
    const open = `${cluster.url}?host=0.0.0.0&sslmode=disable`;
    assert.match(await theFinding(open), /the way to the database is protected: no TLS .*verify-full/u);
    const lines = await look(`${cluster.url}?host=0.0.0.0&sslmode=require`);
    assert.match(findings(lines).join(), /^Database: the way [^:]*: TLS that does not check whom it talks to[^:]*$/u);
    assert.match(lines.map(told).join('\n'), /the server itself sees TLS: TLSv1\.[23], \w+/u);
    assert.match(
      await theFinding(`${cluster.url}?host=0.0.0.0`),
      /certificate is not to be trusted \(\w+\)\. .*sslrootcert/u,
    );
  });

  test('a role or a host that is not let in', async () => {
    const url = await cluster.createDatabase();
    await sql(
      url,
      `create role locked nologin password 'locked'`,
      `create role single login connection limit 0 password 'single'`,
      `create role outside login password 'outside'`,
      `revoke connect on database ${nameOf(url)} from public`,
      `grant connect on database ${nameOf(url)} to single`,
    );
    const as = (role: string): Promise<string> => theFinding(withUser(url, role, role));
    assert.match(await as('locked'), /does not let this user in/u);
    assert.match(await as('single'), /connections are taken/u);
    assert.match(await as('outside'), /may not connect to the database/u);
    const nowhere = `${cluster.url}?host=signet.invalid&sslmode=verify-full`;
    assert.match(await theFinding(nowhere), /no machine is known by that name|did not answer/u);
    assert.match(await theFinding(`${url}?options=-c%20work_mem=x`), /it refuses \(22023\)/u);
  });

  test('a table that a migration has locked', async () => {
    const url = await migrated();
    const migration = new pg.Client(url);
    await migration.connect();
    await migration.query('begin');
    await migration.query('lock table migrations in access exclusive mode');
    try {
      assert.match(await theFinding(url), /a table is locked/u);
    } finally {
      await migration.end();
    }
  });

  test('what a server of this machine cannot be: judged by the facts alone', async () => {
    const facts = await inspectPostgres({ url: cluster.url });
    const settings = { url: 'postgres://db.example/signet', workers: 1, connections: 10 };
    const judged = (other: Partial<PostgresFacts>): string =>
      findings(lookAtFacts({ ...facts, tls: 'TLSv1.3', ...other }, settings)).join();
    assert.equal(judged({}), '');
    assert.match(judged({ tls: null }), /the server itself sees TLS: it sees plain text/u);
    assert.match(judged({ supported: false, version: '14.9' }), /PostgreSQL is 15 or newer: 14\.9\. Upgrade/u);
    assert.match(judged({ standby: true }), /it takes writes: it is a standby.*primary/u);
    assert.match(judged({ isolation: 'serializable' }), /others have committed: serializable\./u);
    assert.match(judged({ fsync: false }), /loses nothing: off: fsync\. Turn/u);
    assert.match(judged({ namespace: null }), /may use no schema/u);
  });

  test('a server that is frozen, one that is no PostgreSQL, and none', async () => {
    cluster.pause();
    try {
      assert.match(await theFinding(cluster.url), /takes connections: PostgreSQL did not answer within 3 s\./u);
    } finally {
      cluster.resume();
    }
    const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const there = `postgres://u:hunter2@127.0.0.1:${(server.address() as AddressInfo).port}/signet`;
    try {
      assert.match(await theFinding(there), /takes connections: What answers there is no PostgreSQL server\./u);
    } finally {
      server.closeAllConnections();
      server.close();
    }
    await once(server, 'close');
    assert.match(await theFinding(there), /takes connections: nobody answers there\. Start it/u);
  });
});
