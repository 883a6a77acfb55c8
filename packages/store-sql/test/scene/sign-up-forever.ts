import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { openSqliteStore } from '@signet/store-sql';
import { signUp } from './people.ts';

// Signs people up, eight a turn, and prints each that is acknowledged: `file [how many turns]`.
const [file = '', turns = 'Infinity'] = argv.slice(2);
const store = await openSqliteStore({ file });
for (let turn = 0; turn < Number(turns); turn++) {
  await Promise.all(
    Array.from({ length: 8 }, () => signUp(store).then(({ account }) => writeSync(1, `${account.id}\n`))),
  );
}
await store.close();
