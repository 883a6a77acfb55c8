import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * Installs a peer's locked packages into .cache/, apart from the project's own, and its server file beside them.
 * @returns the server file
 * @throws Error where npm fails
 */
export function installPeer(name: string): string {
  const [from, to] = [join(root, 'bench', 'peers', name), join(root, '.cache', 'peers', name)];
  mkdirSync(to, { recursive: true });
  const installed = existsSync(join(to, 'node_modules')) && same(join(from, lock), join(to, lock));
  for (const file of ['package.json', lock, 'server.mjs']) copyFileSync(join(from, file), join(to, file));
  if (!installed) install(to);
  return join(to, 'server.mjs');
}

const lock = 'package-lock.json';

function same(one: string, other: string): boolean {
  return existsSync(other) && readFileSync(one, 'utf8') === readFileSync(other, 'utf8');
}

function install(folder: string): void {
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', cwd: folder });
  if (status !== 0) throw new Error(`npm could not install the peer: ${stderr}`);
}
