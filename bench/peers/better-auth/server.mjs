// @ts-nocheck its packages lie in .cache/, outside the project's own
/**
 * better-auth with its passkey plugin as its documentation sets it up for production; run by bench/signin/better-auth.ts.
 * Its telemetry is off, its rate limit raised, not removed. `given`: secret, sqlite or postgres, and files: people (to
 * read), accounts and durability (to write).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { Pool } from 'pg';

const given = JSON.parse(process.env.BENCH_PEER);

const http = createServer();
await new Promise((resolve) => {
  http.listen(0, '127.0.0.1', resolve);
});
const origin = `http://localhost:${http.address().port}`;

const options = {
  baseURL: origin,
  secret: given.secret,
  database: given.postgres ? new Pool({ connectionString: given.postgres, max: 16 }) : openSqlite(given.sqlite),
  telemetry: { enabled: false },
  rateLimit: { enabled: true, window: 60, max: 1_000_000 },
  advanced: { database: { joins: true } },
  experimental: { instrumentation: { enabled: false } },
  plugins: [passkey({ rpID: 'localhost', rpName: 'Bench', origin })],
};
await (await getMigrations(options)).runMigrations();
const auth = betterAuth(options);
await enrol();
http.on('request', toNodeHandler(auth));
process.stdout.write(`better-auth is ready at ${origin}\n`);
process.once('SIGTERM', () => process.exit(0));

/** Its default is a rollback journal, which is slower; synchronous is FULL, as ours. */
function openSqlite(file) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  writeFileSync(
    given.durability,
    JSON.stringify({
      database: 'SQLite',
      ...database.prepare('PRAGMA journal_mode').get(),
      ...database.prepare('PRAGMA synchronous').get(),
    }),
  );
  return database;
}

/** People by its own adapter, with passkeys in its own format. */
async function enrol() {
  const { adapter, internalAdapter } = await auth.$context;
  const accounts = [];
  for (const { email, passkey: made } of JSON.parse(readFileSync(given.people, 'utf8'))) {
    const user = await internalAdapter.createUser({ email, name: email, emailVerified: true });
    await adapter.create({ model: 'passkey', data: { ...made, userId: user.id, createdAt: new Date() } });
    accounts.push(user.id);
  }
  writeFileSync(given.accounts, JSON.stringify(accounts));
}
