import { spawnSync } from 'node:child_process';

/** Runs npm in a folder. */
export function npm(args: readonly string[], cwd: string): { status: number | null; stdout: string; output: string } {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { status, stdout, output: `${stdout}${stderr}` };
}
