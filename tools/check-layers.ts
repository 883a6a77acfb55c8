/** Fails where a file imports what the tables do not allow, where imports run in a circle, or where ARCHITECTURE.md differs. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { architectureTables } from './layers/architecture.ts';
import type { Import } from './layers/imports.ts';
import { importsOf } from './layers/imports.ts';
import type { PackageRow } from './layers/table.ts';
import { knowOnly, packages, webauthnLevels } from './layers/table.ts';

const root = process.argv[2] ? resolve(process.argv[2]) : join(import.meta.dirname, '..');
const faults: string[] = [];
const graph = new Map<string, string[]>();

for (const row of packages) {
  for (const file of sources(join(root, row.folder, 'src'))) checkFile(row, file);
}
for (const circle of circles()) faults.push(`imports run in a circle: ${circle.join(' → ')}`);
checkArchitecture();

for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${graph.size} files, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 && graph.size > 0 ? 0 : 1;

function checkFile(row: PackageRow, file: string): void {
  const name = relative(root, file).replaceAll('\\', '/');
  const local: string[] = [];
  for (const one of importsOf(readFileSync(file, 'utf8'))) {
    const fault = one.from.startsWith('.') ? checkLocal(row, file, one, local) : checkForeign(row, name, one);
    if (fault) faults.push(`${name}:${one.line} imports ${one.from}: ${fault}`);
  }
  graph.set(file, local);
}

function checkLocal(row: PackageRow, file: string, one: Import, local: string[]): string | null {
  const source = join(root, row.folder, 'src');
  const target = resolve(dirname(file), one.from);
  local.push(target);
  if (relative(source, target).startsWith('..')) return 'it lies outside its package';
  if (target === join(source, 'index.ts')) return "no file imports its own package's index";
  if (row.name !== '@signet/webauthn') return null;
  const [own, other] = [room(source, file), room(source, target)];
  if (own === other) return null;
  const [from, to] = [level(own), level(other)];
  if (from === -1 || to === -1) return `the table has no level for ${from === -1 ? own : other}`;
  return to < from ? null : `${own} may not import ${other} (same or later level)`;
}

function checkForeign(row: PackageRow, file: string, one: Import): string | null {
  const secret = knowOnly.find(({ what }) => one.from === what || one.from.startsWith(`${what}/`));
  if (secret && !secret.rooms.some((it) => file.startsWith(it))) return secret.why;
  if (one.from.startsWith('node:')) {
    if (row.node === 'anywhere') return null;
    const only = row.node === 'nowhere' ? null : `${row.folder}/src/${row.node.only}/`;
    return only && file.startsWith(only) ? null : `node:* ${only ? `belongs to ${only}` : 'is not for this package'}`;
  }
  const allows = (list: readonly string[]): boolean =>
    list.some((it) => one.from === it || one.from.startsWith(`${it}/`));
  if (allows(row.imports)) return null;
  if (allows(row.types)) return one.typeOnly ? null : 'it may be imported as types only';
  return 'the table does not allow it';
}

/** The folder of packages/webauthn/src that a file belongs to, as the levels name it. */
function room(source: string, file: string): string {
  const path = relative(source, file).replaceAll('\\', '/').replace(/\.ts$/u, '');
  const special = webauthnLevels.flat().find((it) => it.includes('/') && (path === it || path.startsWith(`${it}/`)));
  return special ?? path.split('/')[0] ?? path;
}

function level(name: string): number {
  return webauthnLevels.findIndex((row) => row.includes(name));
}

function circles(): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) found.push([...path.slice(at), file].map((it) => relative(root, it)));
    if (at !== -1 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function checkArchitecture(): void {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  if (!text.includes(architectureTables())) {
    faults.push(
      `ARCHITECTURE.md does not show the tables of tools/layers/table.ts; they are:\n\n${architectureTables()}`,
    );
  }
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}
