import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { storeContract } from '@signet/server/store-contract';
import { openSqliteStore } from '@signet/store-sql';

const folder = mkdtempSync(join(tmpdir(), 'signet-store-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

storeContract('SQLite in memory', () => openSqliteStore({ file: ':memory:' }));
storeContract('SQLite in a file', () => openSqliteStore({ file: join(folder, `${++files}.db`) }));
