/**
 * `npm run bench:signin -- [--json] [--signins N] [--concurrency N] [--people N] [--repetitions N] [--cpu-prof FOLDER]`:
 * whole sign-ins over HTTP, begin and finish, against a real `signet start` on loopback, the load on the same machine.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { median } from './measure.ts';
import { signInAll } from './signin/load.ts';
import type { Repetition } from './signin/repetition.ts';
import { repeat } from './signin/repetition.ts';
import { startSignet } from './signin/signet.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    signins: { type: 'string', default: '3000' },
    'warm-up': { type: 'string', default: '500' },
    concurrency: { type: 'string', default: '32' },
    people: { type: 'string', default: '256' },
    repetitions: { type: 'string', default: '3' },
    'cpu-prof': { type: 'string' },
  },
});

const concurrency = Number(flags.concurrency);
const folder = flags['cpu-prof'];
const server = await startSignet({
  people: Number(flags.people),
  concurrency,
  nodeArguments: folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200'] : [],
});
const repetitions: Repetition[] = [];
try {
  await signInAll(server, Number(flags['warm-up']), concurrency);
  for (let round = 0; round < Number(flags.repetitions); round += 1) {
    repetitions.push(await repeat(server, Number(flags.signins), concurrency));
  }
} finally {
  await server.close();
}
const names = Object.keys(repetitions[0] ?? {}) as (keyof Repetition)[];
const medians = Object.fromEntries(
  names.map((name) => [name, Number(median(repetitions.map((one) => one[name] ?? 0)).toFixed(3))]),
);
const result = {
  node: process.versions.node,
  cores: availableParallelism(),
  durability: server.durability,
  concurrency,
  signIns: Number(flags.signins),
  signet: medians,
};
process.stdout.write(`${flags.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
