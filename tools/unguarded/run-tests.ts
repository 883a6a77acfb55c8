/**
 * Runs test files in this one process and ends at the first failure: exit 1, and the name of the test that failed on the last
 * line. Arguments: the files.
 */
import { run } from 'node:test';

const stream = run({ files: process.argv.slice(2), isolation: 'none', concurrency: false });
stream.once('test:fail', ({ name, file }) => {
  process.stdout.write(`\n${JSON.stringify({ name, file })}\n`, () => process.exit(1));
});
stream.on('test:summary', ({ success, counts }) => {
  process.exitCode = success && counts.tests > 0 ? 0 : 1;
});
stream.resume();
