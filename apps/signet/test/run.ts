import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Built (`npm test` does so first): a command starts in half the time that it takes from its sources, and it is what ships. */
const main = join(import.meta.dirname, '..', 'dist', 'main.js');

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly address: string;
  readonly data: string;
  log(): string;
  /** What it printed so far. */
  out(): string;
  readonly ended: Promise<Ended>;
}

/** The real command in a process of its own, with no setting from outside. */
export function run(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return begin(args, settings).ended;
}

/** As run, with the process in hand. */
export function begin(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawnSignet(args, settings);
  return { child, ended: collect(child).ended };
}

export async function startSignet(
  args: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  data: string = temporaryFolder(),
): Promise<Started> {
  const child = spawnSignet(['start', '--port', '0', '--data', data, ...args], settings);
  const { ended, texts } = collect(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /https?:\/\/\S+/u.exec(texts.out)?.[0];
      if (found) resolve(found);
    });
    void ended.then(({ status, err }) => reject(new Error(`signet start ended with ${String(status)}: ${err}`)));
  });
  return {
    child,
    address,
    data,
    log: () => texts.err,
    out: () => texts.out,
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'signet-app-'));
}

function spawnSignet(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGNET_'));
  return spawn(process.execPath, [main, ...args], {
    env: { ...Object.fromEntries(inherited), NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): { texts: { out: string; err: string }; ended: Promise<Ended> } {
  const texts = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => resolve({ status, ...texts }));
  });
  return { texts, ended };
}
