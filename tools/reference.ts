/** `npm run reference`: writes the pages of docs/reference that are made from the tables of the sources. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './reference/pages.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'reference');
mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries(pages)) {
  writeFileSync(join(folder, file), text());
  process.stdout.write(`docs/reference/${file}\n`);
}
