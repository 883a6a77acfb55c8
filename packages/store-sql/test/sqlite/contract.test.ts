import { after } from 'node:test';
import { storeContract } from '@signet/server/store-contract';
import { openSqliteStore } from '@signet/store-sql';
import { Folder } from '../scene/folder.ts';

const folder = new Folder();
after(() => folder[Symbol.dispose]());
let files = 0;

storeContract('SQLite in memory', () => openSqliteStore({ file: ':memory:' }));
storeContract('SQLite in a file', () => openSqliteStore({ file: folder.file(`${++files}.db`) }));
