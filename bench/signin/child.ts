import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

export interface Child {
  readonly pid: number;
  /** What stood in its first line that has an address. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Starts a server in a process of its own, with no setting from outside, its log in a file; resolves when it says where.
 * @throws Error with the end of the log where it ends before that
 */
export async function startChild(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  log: string,
): Promise<Child> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGNET_'));
  const file = openSync(log, 'w');
  const child = spawn(process.execPath, args, {
    env: { ...Object.fromEntries(inherited), NODE_ENV: 'production', NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', file],
  });
  closeSync(file);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const address = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = /https?:\/\/\S+(?=\s)/u.exec(out)?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`a server ended at once: ${readFileSync(log, 'utf8').slice(-2000)}`)));
  });
  return {
    pid: child.pid ?? 0,
    address,
    close: async () => {
      child.kill('SIGTERM');
      const slow = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(slow);
    },
  };
}
