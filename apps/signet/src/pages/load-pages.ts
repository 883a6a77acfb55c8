import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { SettingsError } from '../settings/settings-error.ts';

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** Its name changes with its content. */
  readonly immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The console's built files by their address, read once: nothing a request says ever becomes a path.
 * @param site name of the site, put where the pages say %SITE%; its first letter where they say %SEAL%
 * @throws SettingsError where the pages are not built
 */
export function loadPages(site: string): ReadonlyMap<string, PageFile> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@signet/console/package.json')), 'dist');
  const files = new Map<string, PageFile>();
  try {
    for (const name of readdirSync(folder).filter((it) => it.endsWith('.html'))) {
      const html = readFileSync(join(folder, name), 'utf8').replace(/%(SITE|SEAL)%/gu, (_match, what: string) =>
        escapeHtml(what === 'SITE' ? site : firstLetter(site)),
      );
      files.set(`/${name.slice(0, -'.html'.length)}`, pageFile(Buffer.from(html), '.html', false));
    }
    for (const name of readdirSync(join(folder, 'assets'))) {
      files.set(`/assets/${name}`, pageFile(readFileSync(join(folder, 'assets', name)), extname(name), true));
    }
  } catch {
    throw new SettingsError('The pages are not built. Run npm start once: it builds them.');
  }
  return files;
}

function pageFile(bytes: Uint8Array, extension: string, immutable: boolean): PageFile {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { body: Uint8Array.from(bytes), type: types[extension] ?? 'application/octet-stream', etag, immutable };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}

function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return (first?.segment ?? 'S').toLocaleUpperCase();
}
