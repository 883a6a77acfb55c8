import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { settings as common } from './site.ts';

const main = join(import.meta.dirname, '..', '..', 'apps', 'signet', 'dist', 'main.js');

export interface ServerOptions {
  /** Data folder. */
  readonly data: string;
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** What runs the command, before Node: a wrapper such as faketime. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A real `signet start` in a process of its own. */
export interface Server extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly port: number;
  /** Everything that it logged so far. */
  log(): string;
  /** Ends it as the power does. */
  kill(): Promise<void>;
  /** SIGTERM; answers the status it ended with. */
  stop(): Promise<number | null>;
}

/** Starts it and waits until it says that it is ready. */
export async function startServer({ data, port = 0, settings = {}, environment = {} }: ServerOptions): Promise<Server> {
  const child = spawn(process.execPath, [main, 'start', '--port', String(port), '--data', data], {
    env: { ...environmentWithoutSettings(), ...common, ...settings, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const listening = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.out += text;
      const found = /listening on \S+:(\d+)/u.exec(texts.out)?.[1];
      if (found) resolve(Number(found));
    });
    void ended.then((status) => reject(new Error(`signet start ended with ${String(status)}: ${texts.err}`)));
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    child,
    port: listening,
    log: () => texts.err,
    kill,
    stop: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
    [Symbol.asyncDispose]: kill,
  };
}

function environmentWithoutSettings(): Record<string, string | undefined> {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGNET_'));
  return { ...Object.fromEntries(entries), NODE_OPTIONS: '' };
}
