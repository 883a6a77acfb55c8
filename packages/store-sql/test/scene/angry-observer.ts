import { argv, exit } from 'node:process';
import { openSqliteStore } from '@signet/store-sql';
import { putRelyingParty } from './people.ts';

// Exits with 0 where an observer that throws costs nobody an answer.
let thrown = 0;
process.on('uncaughtException', () => thrown++);
const observe = (): never => {
  throw new Error('the observer is broken');
};
const store = await openSqliteStore({ file: argv[2] ?? '', observe });
setTimeout(() => exit(3), 5000).unref();
await putRelyingParty(store);
await putRelyingParty(store);
await store.close();
exit(thrown === 2 ? 0 : 4);
