import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { StorageUnavailable } from '@signet/server/ports';
import { openPostgresStore } from '@signet/store-sql';
import { startCluster } from '../../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../../tools/postgres/cluster.ts';
import { addressOf } from '../../src/postgres/address.ts';
import { describePostgres } from '../scene/databases.ts';
import { Folder } from '../scene/folder.ts';

/** A certificate of its own authority, for one name. */
function certify(folder: Folder, name: string, subjectAltName: string): { cert: string; key: string } {
  const [cert, key] = [folder.file(`${name}.crt`), folder.file(`${name}.key`)];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`].concat([
      '-addext',
      `subjectAltName=${subjectAltName}`,
      '-keyout',
      key,
      '-out',
      cert,
    ]),
    { stdio: 'ignore' },
  );
  return { cert, key };
}

describePostgres('an encrypted connection to PostgreSQL', () => {
  const folder = new Folder();
  let cluster: Cluster;
  let [right, wrong] = ['', ''];
  before(async () => {
    const server = certify(folder, 'server', 'IP:127.0.0.1');
    right = server.cert;
    wrong = certify(folder, 'stranger', 'IP:127.0.0.1').cert;
    cluster = await startCluster({
      settings: { ssl: 'on', ssl_cert_file: 'server.crt', ssl_key_file: 'server.key' },
      files: {
        'server.crt': readFileSync(server.cert, 'utf8'),
        'server.key': readFileSync(server.key, 'utf8'),
        'pg_hba.conf': 'hostssl all all 127.0.0.1/32 scram-sha-256\n',
      },
    });
  });
  after(async () => {
    await cluster[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  const opens = async (parameters: string, host = '127.0.0.1'): Promise<void> => {
    const url = `${cluster.url.replace('127.0.0.1', host)}?${parameters}`;
    const store = await openPostgresStore({ url });
    await store.ping();
    await store.close();
  };

  test('verifies the authority and the name', async () => {
    await opens(`sslmode=verify-full&sslrootcert=${right}`);
    await assert.rejects(opens(`sslmode=verify-full&sslrootcert=${wrong}`), StorageUnavailable);
    await assert.rejects(opens('sslmode=verify-full'), StorageUnavailable);
    await assert.rejects(opens(`sslmode=verify-full&sslrootcert=${right}`, 'localhost'), StorageUnavailable);
  });

  test('verifies the authority alone', async () => {
    await opens(`sslmode=verify-ca&sslrootcert=${right}`, 'localhost');
    await assert.rejects(opens(`sslmode=verify-ca&sslrootcert=${wrong}`), StorageUnavailable);
    await assert.rejects(opens('sslmode=verify-ca'), /needs sslrootcert/u);
  });

  test('is encrypted and no more with require, unless a root certificate is named', async () => {
    await opens('sslmode=require');
    await opens(`sslmode=require&sslrootcert=${right}`);
    await assert.rejects(opens(`sslmode=require&sslrootcert=${wrong}`), StorageUnavailable);
  });

  test('is none with disable, which this server refuses', async () => {
    await assert.rejects(opens('sslmode=disable'), /no encryption/u);
  });
});

test('a PostgreSQL URL to another machine is verified in full by default, and to this one in the clear', () => {
  assert.deepEqual(addressOf('postgres://a:b@db.example/x').ssl, { minVersion: 'TLSv1.2' });
  assert.equal(addressOf('postgres://a:b@10.0.0.7:5433/x?sslmode=disable').ssl, false);
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    assert.equal(addressOf(`postgres://a:b@${host}/x`).ssl, false);
  assert.equal(addressOf('postgres:///x?host=/run/postgresql').ssl, false);
});

test('a PostgreSQL URL is read with its escapes', () => {
  const { host, port, user, password, database } = addressOf('postgresql://us%40er:p%2Fw@[::1]:5433/da%20ta');
  assert.deepEqual(
    { host, port, user, password, database },
    {
      host: '::1',
      port: 5433,
      user: 'us@er',
      password: 'p/w',
      database: 'da ta',
    },
  );
});

const refused = [
  'not a url',
  'mysql://a:very-secret@db/x',
  'postgres://a:very-secret%ZZ@db/x',
  'postgres://a:very-secret@db/x?sslmode=prefer',
  'postgres://a:very-secret@db/x?sslmode=allow',
  'postgres://a:very-secret@db/x?ssl_mode=verify-full',
  'postgres://a:very-secret@db/x?sslmode=verify-full&sslrootcert=/nowhere/ca.crt',
];
for (const url of refused) {
  test(`a PostgreSQL URL is refused in words without its password: ${url}`, () => {
    assert.throws(
      () => addressOf(url),
      (error: unknown) => error instanceof StorageUnavailable && !`${error.stack}`.includes('very-secret'),
    );
  });
}
