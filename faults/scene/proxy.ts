import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import { temporaryFolder } from './place.ts';
import { site } from './site.ts';

const example = join(import.meta.dirname, '..', '..', 'deploy', 'nginx', 'signet.conf');

export interface Proxy extends AsyncDisposable {
  readonly port: number;
  readonly certificate: string;
  log(): string;
  /** Of every answer, what the servers said that were asked, in order: `503, 200` where the second one answered. */
  asked(): readonly Asked[];
}

export interface Asked {
  readonly servers: readonly string[];
  readonly statuses: readonly string[];
}

/** Path of nginx, or null. */
export function findNginx(): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path)) ?? null;
}

/** Starts nginx with the example of deploy/, in which only ports, paths and upstreams are other ones. */
export async function startProxy(nginx: string, upstreams: readonly [number, number]): Promise<Proxy> {
  const folder = temporaryFolder();
  const { certificate, key } = makeCertificate(folder, site.host);
  const port = await freePort();
  const [log, access] = [join(folder, 'error.log'), join(folder, 'access.log')];
  mkdirSync(join(folder, 'temp'));
  writeFileSync(join(folder, 'signet.conf'), substituted({ port, upstreams, certificate, key }));
  writeFileSync(join(folder, 'nginx.conf'), around(folder));
  const command = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', log];
  const checked = spawnSync(nginx, [...command, '-t'], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr);
  writeFileSync(join(folder, 'nginx.pid'), '');
  const child = spawn(nginx, command, { stdio: 'ignore' });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
  });
  // The check has made that file too, an empty one; the port is open before nginx writes to it.
  await until(() => readFileSync(join(folder, 'nginx.pid'), 'utf8') !== '');
  return {
    port,
    certificate: readFileSync(certificate, 'utf8'),
    log: () => readFileSync(log, 'utf8'),
    asked: () => readAsked(access),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Each replacement must find its text: else the example says something that this test does not know. */
function substituted(by: {
  port: number;
  upstreams: readonly [number, number];
  certificate: string;
  key: string;
}): string {
  const changes: readonly [string, string][] = [
    ['10.0.0.11:3000', `127.0.0.1:${by.upstreams[0]}`],
    ['10.0.0.12:3000', `127.0.0.1:${by.upstreams[1]}`],
    ['listen 443 ssl', `listen 127.0.0.1:${by.port} ssl`],
    ['/etc/ssl/fernholm.example/fullchain.pem', by.certificate],
    ['/etc/ssl/fernholm.example/privkey.pem', by.key],
  ];
  return changes.reduce(
    (text, [from, to]) => {
      assert.equal(text.split(from).length, 2, `${from} is once in the example`);
      return text.replace(from, to);
    },
    readFileSync(example, 'utf8'),
  );
}

/** What Debian's nginx.conf has around a site. */
function around(folder: string): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/temp/${name};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return [
    `${user} daemon off; worker_processes 1; pid ${folder}/nginx.pid;`,
    'events { worker_connections 1024; }',
    `http { log_format asked '$upstream_addr|$upstream_status'; access_log ${folder}/access.log asked; ${temp.join(' ')} include ${folder}/signet.conf; }`,
  ].join('\n');
}

function readAsked(file: string): readonly Asked[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [servers = '', statuses = ''] = line.split('|');
    return { servers: servers.split(', '), statuses: statuses.split(', ') };
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    assert.equal(waited < 10_000, true, 'nginx starts');
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
