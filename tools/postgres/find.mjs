/** Plain JavaScript: it runs before the project's own Node may be there. */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's, one folder a major version. */
const debian = '/usr/lib/postgresql';

/** Folder of PostgreSQL's programs (initdb, postgres) on this machine, the newest version, or null. `PGBIN` names one. */
export function findPostgres() {
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [
    ...(process.env.PGBIN ? [process.env.PGBIN] : []),
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}
