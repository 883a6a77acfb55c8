/**
 * Makes a checkout ready: `node tools/setup.mjs start` before `npm start`, `node tools/setup.mjs test` before `npm test`.
 * Plain JavaScript that any Node since 18 runs: it is what brings the project's own Node.
 * Idle when nothing changed (some milliseconds).
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// `install` and not `ci`: the latter wants the lock file to name the optional packages of every platform, and not every
// registry has them all. --no-save leaves the lock file as it is; what it locks is what is installed.
const installArguments = ['install', '--no-save', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
const purpose = process.argv[2] ?? 'start';

installPackages();
buildConsole();
buildServer();
if (purpose === 'test') (await import('./debian.mjs')).provide(['chromium', 'postgresql', 'nginx']);

function installPackages() {
  const stamp = join(root, 'node_modules', '.signet-installed');
  const wanted = digest(['package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(ownNode())) return;
  say('installing npm packages');
  const npm = process.env.npm_execpath;
  const stdio = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]);
  const result = npm
    ? spawnSync(process.execPath, [npm, ...installArguments], { cwd: root, stdio })
    : spawnSync('npm', installArguments, { cwd: root, stdio, shell: process.platform === 'win32' });
  must(result, 'npm install');
  writeFileSync(stamp, wanted);
}

function buildConsole() {
  const sources = ['apps/console', 'packages/browser', 'packages/protocol'].flatMap((folder) =>
    filesBelow(join(root, folder)),
  );
  const stamp = join(root, 'apps', 'console', 'dist', '.built-from');
  const wanted = digest([...sources, 'package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('building the pages');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn'];
  must(spawnSync(ownNode(), args, { cwd: join(root, 'apps', 'console'), stdio: ['ignore', 2, 2] }), 'vite build');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Idle in a tenth of a second where nothing changed: the compiler keeps its own record in each `dist`. */
function buildServer() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  must(spawnSync(ownNode(), [compiler, '-b', 'apps/signet'], { cwd: root, stdio: ['ignore', 2, 2] }), 'tsc');
}

/** The Node that the project pins, as the npm package `node` lays it down. */
function ownNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['dist', 'node_modules', 'test'].includes(entry.name) ? [] : filesBelow(path);
    return [relative(root, path)];
  });
}

/** @param {readonly string[]} paths */
function digest(paths) {
  const hash = createHash('sha256').update(process.platform + process.arch);
  for (const path of [...paths].sort()) hash.update(path.split(sep).join('/')).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/**
 * @param {import('node:child_process').SpawnSyncReturns<unknown>} result
 * @param {string} what
 */
function must(result, what) {
  if (result.status === 0) return;
  process.stderr.write(`signet: ${what} failed${result.error ? `: ${result.error.message}` : ''}\n`);
  process.exit(1);
}

/** @param {string} what */
function say(what) {
  process.stderr.write(`signet: ${what} …\n`);
}
