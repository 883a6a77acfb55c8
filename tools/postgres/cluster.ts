import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getCommand } from '../debian.mjs';
import { findPostgres } from './find.mjs';
import { childrenOf, signal } from './processes.ts';

const run = promisify(execFile);

/** A server that does not come up, or down, within this has failed, milliseconds. */
const limit = 30_000;

/** initdb and postgres refuse to run as root. */
type User = { uid: number; gid: number } | Record<string, never>;

/**
 * Makes a PostgreSQL of its own in a temporary folder and starts it: loopback TCP on a free port, a password, durable as by
 * default.
 * @param options `settings` as in postgresql.conf; `files` are written into the data folder first
 * @throws Error where this machine has no PostgreSQL
 */
export async function startCluster({
  settings = {},
  files = {},
}: {
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly files?: Readonly<Record<string, string>>;
} = {}): Promise<Cluster> {
  const bin = findPostgres();
  if (!bin) throw new Error(`there is no PostgreSQL. Get it with: ${getCommand(['postgresql'])}`);
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'signet-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const cluster = new Cluster(bin, user, folder, settings);
  try {
    await cluster.initialise(files);
    await cluster.start();
    await cluster.createDatabase('signet');
    return cluster;
  } catch (error) {
    await cluster[Symbol.asyncDispose]();
    throw error;
  }
}

/** A PostgreSQL server with its data folder; gone with its dispose. */
export class Cluster implements AsyncDisposable {
  /** Who connects; a superuser. */
  readonly user = 'signet';
  readonly password: string = randomBytes(12).toString('hex');
  readonly dataFolder: string;
  readonly #bin: string;
  readonly #user: User;
  readonly #folder: string;
  readonly #settings: Readonly<Record<string, string | number>>;
  #port = 0;
  #server: ChildProcess | null = null;
  #log = '';
  #databases = 0;

  constructor(bin: string, user: User, folder: string, settings: Readonly<Record<string, string | number>>) {
    this.#bin = bin;
    this.#user = user;
    this.#folder = folder;
    this.#settings = settings;
    this.dataFolder = join(folder, 'data');
    process.once('exit', this.#abandon);
  }

  /** URL of the database `signet`. */
  get url(): string {
    return this.urlOf('signet');
  }

  get port(): number {
    return this.#port;
  }

  /** What the server wrote to its log. */
  get log(): string {
    return this.#log;
  }

  urlOf(database: string): string {
    return `postgres://${this.user}:${this.password}@127.0.0.1:${this.#port}/${database}`;
  }

  /** Makes the data folder; once, before the first start. */
  async initialise(files: Readonly<Record<string, string>>): Promise<void> {
    const secret = join(this.#folder, 'password');
    this.#write(secret, this.password);
    await run(
      join(this.#bin, 'initdb'),
      ['--no-sync', '--no-instructions', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'].concat([
        `--username=${this.user}`,
        `--pwfile=${secret}`,
        this.dataFolder,
      ]),
      { ...this.#user, cwd: this.#folder },
    );
    for (const [name, text] of Object.entries(files)) this.#write(join(this.dataFolder, name), text);
  }

  /**
   * Makes another database.
   * @param name of it; without one it gets a number
   * @param template the database that it is a copy of; nobody may be connected to that
   * @returns its URL
   */
  async createDatabase(name = `signet_${++this.#databases}`, template = 'template0'): Promise<string> {
    await run(join(this.#bin, 'createdb'), ['--template', template, name], {
      env: { ...process.env, PGHOST: '127.0.0.1', PGPORT: String(this.#port), ...this.#credentials() },
    });
    return this.urlOf(name);
  }

  /** Starts it, on the port that it had before. */
  async start(): Promise<void> {
    this.#port ||= await freePort();
    const settings = {
      listen_addresses: '127.0.0.1',
      port: this.#port,
      unix_socket_directories: '',
      ...this.#settings,
    };
    const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(join(this.#bin, 'postgres'), ['-D', this.dataFolder, ...given], {
      ...this.#user,
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_MESSAGES: 'C' },
    });
    this.#server = server;
    const from = this.#log.length;
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`PostgreSQL ${why}:\n${this.#log.slice(from)}`));
      const timer = setTimeout(() => fail('did not start in time'), limit);
      server.once('error', reject);
      server.once('exit', () => fail('ended as it started'));
      server.stderr.setEncoding('utf8').on('data', (text: string) => {
        this.#log += text;
        if (!this.#log.includes('ready to accept connections', from)) return;
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Ends it in order; connections are cut (a fast shutdown). */
  async stop(): Promise<void> {
    await this.#end('SIGINT');
  }

  /** Ends it as a crash would (an immediate shutdown): the next start recovers from the log. */
  async kill(): Promise<void> {
    await this.#end('SIGQUIT');
  }

  /** Freezes the server and all that it started. */
  pause(): void {
    for (const pid of this.#processes()) signal(pid, 'SIGSTOP');
  }

  resume(): void {
    for (const pid of this.#processes()) signal(pid, 'SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.resume();
    await this.kill();
    process.removeListener('exit', this.#abandon);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(how: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit', { signal: AbortSignal.timeout(limit) });
    server.kill(how);
    await ended;
  }

  /** The test run ends before its tests do. */
  readonly #abandon = (): void => {
    this.#server?.kill('SIGQUIT');
    rmSync(this.#folder, { recursive: true, force: true });
  };

  #processes(): number[] {
    const server = this.#server?.pid;
    return server === undefined ? [] : [server, ...childrenOf(server)];
  }

  #credentials(): Record<string, string> {
    return { PGUSER: this.user, PGPASSWORD: this.password };
  }

  #write(file: string, text: string): void {
    writeFileSync(file, text, { mode: 0o600 });
    if (this.#user.uid !== undefined) chownSync(file, this.#user.uid, this.#user.gid);
  }
}

function unprivileged(): User {
  if (process.getuid?.() !== 0) return {};
  const people = readFileSync('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'mu').exec(people) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses root, and there is neither a user postgres nor nobody');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
