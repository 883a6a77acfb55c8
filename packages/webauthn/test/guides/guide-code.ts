import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../../../../', import.meta.url);

/** Modules in a temporary folder. */
export interface GuideModules {
  load(name: string): Promise<unknown>;
  remove(): Promise<void>;
}

/** A guide's code blocks by file name: those that begin with the same name are one file. */
export async function guideFiles(guide: string): Promise<ReadonlyMap<string, string>> {
  const markdown = await readFile(new URL(`docs/guides/${guide}`, root), 'utf8');
  const files = new Map<string, string>();
  for (const [, name = '', code = ''] of markdown.matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```$/gmsu)) {
    files.set(name, `${files.get(name) ?? ''}${code}`);
  }
  return files;
}

/** The modules that a guide's code blocks make. */
export async function guideModules(guide: string): Promise<GuideModules> {
  const folder = await mkdtemp(join(tmpdir(), 'signet-guide-'));
  await symlink(fileURLToPath(new URL('node_modules', root)), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  for (const [name, code] of await guideFiles(guide)) await writeFile(join(folder, name), code);
  return {
    load: async (name) => import(pathToFileURL(join(folder, name)).href),
    remove: async () => rm(folder, { recursive: true }),
  };
}
