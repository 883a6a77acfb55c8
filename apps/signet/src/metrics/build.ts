import { readFileSync } from 'node:fs';

/** Read from the package's own manifest, which lies beside the sources and beside what is built of them. */
export function buildOf(): { readonly version: string; readonly node: string } {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return { version: manifest.version, node: process.version };
}
