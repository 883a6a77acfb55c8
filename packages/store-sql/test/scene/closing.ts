/** A process that opens the store of the URL in its argument, and ends by closing it once its input says so. */
import { openPostgresStore } from '@signet/store-sql';

const store = await openPostgresStore({ url: process.argv[2] ?? '' });
await store.ping();
process.stdout.write('open\n');
process.stdin.once('data', () => {
  process.stdin.destroy();
  void store.close();
});
