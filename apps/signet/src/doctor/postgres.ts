import { StorageUnavailable } from '@signet/server';
import { inspectPostgres } from '@signet/store-sql';
import type { PostgresFacts } from '@signet/store-sql';
import { transportOf } from '../settings/database.ts';
import type { Settings } from '../settings/settings.ts';
import type { DatabaseLook, Line } from './finding.ts';
import { finding, warning, well } from './finding.ts';
import { lookAtRights, lookAtSchema } from './postgres-schema.ts';
import { refusalOf } from './refusal.ts';

export type PostgresSettings = Pick<Settings, 'workers' | 'connections'> & { readonly url: string };

/** For commands, a look by hand, and the server that a new one takes over from. */
const reserve = 5;

/** How far the clocks may be apart, milliseconds: beyond, ceremonies of other machines end early or late. */
const wellApart = 5000;
const tooFarApart = 60_000;

/** What is looked at once the server has answered, in the order it is told. */
const looks: readonly ((facts: PostgresFacts, settings: PostgresSettings) => readonly Line[])[] = [
  lookAtVersion,
  lookAtEncryption,
  lookAtDisk,
  lookAtCommit,
  lookAtWriting,
  lookAtIsolation,
  lookAtSchema,
  lookAtRights,
  lookAtConnections,
  lookAtClocks,
];

/** Connects as the store does, reads, and writes nothing; a server that hangs is given up after seconds. */
export async function lookAtPostgres(settings: PostgresSettings, clock: () => number): Promise<DatabaseLook> {
  const way = lookAtWay(settings.url);
  const checked = 'PostgreSQL takes connections';
  try {
    const facts = await inspectPostgres({ url: settings.url, clock });
    const { schema, keyring, site } = facts;
    const lines = [way, well('Database', checked, 'it does'), ...lookAtFacts(facts, settings)];
    return { lines, keyring: schema.state === 'none' ? [] : keyring, site };
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    const { found, fix } = refusalOf(error);
    return { lines: [way, finding('Database', checked, found, fix)], keyring: null, site: null };
  }
}

export function lookAtFacts(facts: PostgresFacts, settings: PostgresSettings): readonly Line[] {
  return looks.flatMap((look) => look(facts, settings));
}

/** What lies between here and there must neither read nor change what is sent. */
function lookAtWay(url: string): Line {
  const checked = 'the way to the database is protected';
  const { local, mode } = transportOf(url);
  if (local) return well('Database', checked, 'it does not leave this machine');
  if (mode === 'verify-full' || mode === 'verify-ca') return well('Database', checked, `TLS, sslmode=${mode}`);
  const found = mode === 'require' ? 'TLS that does not check whom it talks to' : 'no TLS';
  const fix = 'Write sslmode=verify-full in SIGNET_DATABASE, with sslrootcert=<file> for a private authority.';
  return finding('Database', checked, `${found} (sslmode=${mode})`, fix);
}

/** A pooler may end the TLS that we began. */
function lookAtEncryption({ tls }: PostgresFacts, { url }: PostgresSettings): Line[] {
  const { local, mode } = transportOf(url);
  if (local || mode === 'disable') return [];
  const checked = 'the server itself sees TLS';
  if (tls !== null) return [well('Database', checked, tls)];
  const fix = 'Have what lies between, such as a pooler, speak TLS to PostgreSQL too.';
  return [finding('Database', checked, 'it sees plain text: something between here and there ends the TLS', fix)];
}

function lookAtVersion({ version, supported }: PostgresFacts): Line[] {
  const checked = 'PostgreSQL is 15 or newer';
  if (supported) return [well('Database', checked, version)];
  return [finding('Database', checked, version, 'Upgrade the server: Signet does not start on an older one.')];
}

function lookAtDisk({ fsync, fullPageWrites }: PostgresFacts): Line[] {
  const checked = 'a crash of the server’s machine loses nothing';
  const off = [...(fsync ? [] : ['fsync']), ...(fullPageWrites ? [] : ['full_page_writes'])].join(' and ');
  if (off === '') return [well('Database', checked, 'fsync and full_page_writes are on')];
  const fix = `Turn ${off} on in postgresql.conf, and reload it: without, a loss of power can destroy the database.`;
  return [finding('Database', checked, `off: ${off}`, fix)];
}

function lookAtCommit({ synchronousCommit }: PostgresFacts): Line[] {
  const checked = 'a commit waits for the disk';
  const found = `synchronous_commit is ${synchronousCommit}`;
  if (['on', 'remote_apply'].includes(synchronousCommit)) return [well('Database', checked, found)];
  const fix =
    'Signet turns it on for its own connections. Run ALTER DATABASE … RESET synchronous_commit (and ALTER ROLE …, or mend ' +
    'postgresql.conf), so that nothing hangs on that.';
  return [warning('Database', checked, found, fix)];
}

function lookAtWriting({ standby, readOnly }: PostgresFacts): Line[] {
  const checked = 'it takes writes';
  if (standby) {
    const fix = 'Name the primary in SIGNET_DATABASE, or promote this server.';
    return [finding('Database', checked, 'it is a standby, which can only be read', fix)];
  }
  if (!readOnly) return [well('Database', checked, 'it does')];
  const fix = 'Run ALTER ROLE … RESET default_transaction_read_only, or the same for the database.';
  return [finding('Database', checked, 'transactions are read-only (default_transaction_read_only)', fix)];
}

/** Each of our connections asks for it; what lies between may leave that out. */
function lookAtIsolation({ isolation }: PostgresFacts): Line[] {
  const checked = 'transactions see what others have committed';
  if (isolation === 'read committed') return [well('Database', checked, isolation)];
  const fix =
    'The options of a connection do not reach the server: have the pooler pass them on, or run ALTER ROLE … SET ' +
    "default_transaction_isolation = 'read committed'.";
  return [finding('Database', checked, isolation, fix)];
}

function lookAtConnections({ connections: room }: PostgresFacts, { workers, connections }: PostgresSettings): Line[] {
  const checked = 'connections';
  const asked = workers * connections;
  const found = `${asked} at most from this machine (${workers} × ${connections}), of ${room} in all`;
  if (asked + reserve <= room) {
    return [well('Database', checked, `${found}, which must hold those of all machines`)];
  }
  const fix =
    `Lower SIGNET_DATABASE_CONNECTIONS or SIGNET_WORKERS, or raise max_connections or the limit of role and database: ` +
    `${reserve} more than these are wanted.`;
  return [finding('Database', checked, found, fix)];
}

function lookAtClocks({ clockAhead, clockError }: PostgresFacts): Line[] {
  const checked = 'its clock agrees with this machine’s';
  const apart = Math.max(0, Math.abs(clockAhead) - clockError);
  const seconds = Math.round(Math.abs(clockAhead) / 1000);
  const found = `it is ${seconds} s ${clockAhead > 0 ? 'ahead' : 'behind'}`;
  const fix = 'Keep the clocks of both machines right by NTP: ceremonies and sessions end by them.';
  if (apart > tooFarApart) return [finding('Database', checked, found, fix)];
  if (apart > wellApart) return [warning('Database', checked, found, fix)];
  return [well('Database', checked, `less than ${wellApart / 1000} s apart`)];
}
