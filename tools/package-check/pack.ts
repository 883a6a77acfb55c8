import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A package as it would be published. */
export interface Packed {
  /** Path of the tarball. */
  readonly tarball: string;
  /** Paths inside it. */
  readonly files: readonly string[];
}

/** Packs a built package of the workspace into a folder. */
export function pack(root: string, folder: string, into: string): Packed {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', into];
  const printed = execFileSync('npm', args, {
    cwd: join(root, folder),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const answer = JSON.parse(printed) as PackAnswer[] | Record<string, PackAnswer>;
  const [packed] = Object.values(answer);
  if (packed === undefined) throw new Error('npm pack packed nothing');
  return { tarball: join(into, packed.filename), files: packed.files.map(({ path }) => path) };
}

interface PackAnswer {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
