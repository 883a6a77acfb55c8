import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** What the tests of the ceremonies need of the repository. */
const packages = ['packages/webauthn', 'packages/testkit'];
/** Tests run the code of guides, and bundle sources as a page would have them. */
const beside = ['docs', 'tsconfig.base.json'];

/**
 * Copies what is mutated and what tests it, with links to the installed packages, so that nothing is ever changed in the work
 * tree and whoever edits that disturbs no run.
 */
export function copyPackages(root: string, to: string): void {
  for (const folder of [...packages, ...beside].filter((one) => existsSync(join(root, one)))) {
    cpSync(join(root, folder), join(to, folder), { recursive: true, filter: isSource });
  }
  linkInstalled(join(root, 'node_modules'), join(to, 'node_modules'));
  mkdirSync(join(to, 'node_modules', '@signet'), { recursive: true });
  for (const folder of packages.filter((one) => existsSync(join(root, one)))) {
    symlinkSync(join(to, folder), join(to, 'node_modules', '@signet', folder.split('/')[1] ?? ''), 'junction');
  }
}

function isSource(path: string): boolean {
  return !['dist', 'node_modules', '.cache'].some((name) => path.endsWith(`${sep}${name}`));
}

/** Every installed package but our own. */
function linkInstalled(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) {
    if (name === '@signet' || name === 'signet' || name.startsWith('.')) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    symlinkSync(join(from, name), join(to, name), 'junction');
  }
}
