import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ceremoniesJson } from './ceremonies.ts';
import { oldestNode } from './node-24.ts';
import { npm } from './npm.ts';
import type { PublishedPackage } from './packages.ts';

/** How one check came out. `missing`: it could not be made, and why. */
export interface CheckResult {
  readonly what: string;
  readonly outcome: 'ok' | 'failed' | 'missing';
  /** What a failed one printed, or why one is missing. */
  readonly text: string;
}

/** Packs a package as it would be published and looks at what came out: its manifest, its types, and whether it works. */
export function checkPackage(root: string, one: PublishedPackage): readonly CheckResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'signet-package-'));
  try {
    const built = tool(root, 'typescript/bin/tsc', ['-b', one.folder]);
    if (built.status !== 0) return [resultOf('it builds', built)];
    const packed = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], join(root, one.folder));
    if (packed.status !== 0) return [resultOf('it packs', packed)];
    const tarball = join(folder, tarballOf(packed.stdout));
    return [
      resultOf('publint --strict', tool(root, 'publint/src/cli.js', ['run', tarball, '--strict'])),
      resultOf(
        'types (attw, esm-only)',
        tool(root, '@arethetypeswrong/cli/dist/index.js', [
          tarball,
          '--profile',
          'esm-only',
          '--no-emoji',
          '--no-color',
        ]),
      ),
      ...checkInstalled(root, one, folder, tarball),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly status: number | null;
  readonly output: string;
}

function resultOf(what: string, { status, output }: Run): CheckResult {
  return { what, outcome: status === 0 ? 'ok' : 'failed', text: status === 0 ? '' : output };
}

function tool(root: string, path: string, args: readonly string[]): Run {
  const run = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, encoding: 'utf8' });
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}

function tarballOf(json: string): string {
  const [packed]: { filename: string }[] = JSON.parse(json);
  return packed?.filename ?? '';
}

function checkInstalled(root: string, one: PublishedPackage, folder: string, tarball: string): readonly CheckResult[] {
  const place = join(folder, 'installed');
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"private":true,"type":"module"}');
  const installed = npm(['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball], place);
  if (installed.status !== 0) return [resultOf('it installs', installed)];
  copyFileSync(join(import.meta.dirname, one.trial), join(place, 'trial.mjs'));
  writeFileSync(join(place, 'ceremonies.json'), ceremoniesJson());
  const trial = (what: string, node: string): CheckResult => {
    const run = spawnSync(node, ['trial.mjs'], { cwd: place, encoding: 'utf8' });
    return resultOf(what, { status: run.status, output: `${run.stdout}${run.stderr}` });
  };
  const oldest = oldestNode(join(root, '.cache'));
  return [
    checkDependencies(one, place),
    trial(`it works, installed, on Node ${process.version}`, process.execPath),
    'path' in oldest
      ? trial('it works, installed, on the oldest Node', oldest.path)
      : { what: 'it works, installed, on the oldest Node', outcome: 'missing', text: oldest.missing },
  ];
}

function checkDependencies({ name, dependencies }: PublishedPackage, place: string): CheckResult {
  const manifest: Record<string, unknown> = JSON.parse(
    readFileSync(join(place, 'node_modules', name, 'package.json'), 'utf8'),
  );
  const kinds = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies', 'scripts'];
  const found = dependencies === 'any' ? [] : kinds.filter((kind) => manifest[kind] !== undefined);
  const text = found.length === 0 ? '' : `package.json has ${found.join(', ')}`;
  return { what: 'no dependency', outcome: found.length === 0 ? 'ok' : 'failed', text };
}
