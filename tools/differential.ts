/**
 * `npm run differential -- [--minutes N | --inputs N] [--seed N]`: what we and the field's libraries say of the same hostile
 * inputs. Exit 1 where a disagreement belongs to no class.
 */
import { parseArgs } from 'node:util';
import { runDifferential } from './differential/run.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, inputs: { type: 'string', default: '3000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const length = values.minutes === undefined ? { inputs: Number(values.inputs) } : { minutes: Number(values.minutes) };
if (!Number.isInteger(seed) || !Object.values(length).every((value) => value > 0)) {
  process.stderr.write('--seed is an integer, --minutes and --inputs are numbers above 0\n');
  process.exit(2);
}
process.stdout.write(`seed ${seed}\n`);
const { text, unclassified } = await runDifferential(seed, length);
process.stdout.write(`${text}\n`);
process.exitCode = unclassified > 0 ? 1 : 0;
