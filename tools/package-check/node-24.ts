import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.ts';

const version = '24.21.0';

/** The Node that the packages name as their oldest, kept in a folder; or why it is not to be had. */
export function oldestNode(cache: string): { readonly path: string } | { readonly missing: string } {
  const folder = join(cache, `node-${version}`);
  const path = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!isThatNode(path)) {
    mkdirSync(folder, { recursive: true });
    const manifest = { private: true, allowScripts: { node: true } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    const { status, output } = npm(
      ['install', '--no-audit', '--no-fund', '--loglevel=error', `node@${version}`],
      folder,
    );
    if (status !== 0 || !isThatNode(path))
      return { missing: `node@${version} does not install: ${output.trim().slice(-300)}` };
  }
  return { path };
}

function isThatNode(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim() === `v${version}`;
}
