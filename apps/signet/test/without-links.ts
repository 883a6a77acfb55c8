import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Imported before a process's program, as if its data folder were on a file system that has no hard links. */
fs.linkSync = () => {
  throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
};
syncBuiltinESMExports();
