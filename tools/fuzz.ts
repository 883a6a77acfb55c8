/**
 * `npm run fuzz -- [--inputs N] [--seed N] [--target name] [--input base64url]`: hostile inputs for every parser and both
 * ceremonies. Exit 1 where one throws anything but a refusal, takes too long, or too few get deep.
 */
import { parseArgs } from 'node:util';
import { reportFailure, reportLine } from './fuzz/report.ts';
import { newResult } from './fuzz/target.ts';
import { makeTargets } from './fuzz/targets.ts';
import { tryInput } from './fuzz/try-inputs.ts';
import { runFuzz } from './fuzz/watch.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    target: { type: 'string', multiple: true },
    input: { type: 'string' },
  },
});

process.exitCode = values.input === undefined ? await run() : tryAgain(values.target?.[0], values.input);

async function run(): Promise<number> {
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  const inputs = Number(values.inputs);
  if (!Number.isInteger(seed) || !(inputs > 0)) {
    process.stderr.write('--seed is an integer, --inputs a number above 0\n');
    return 2;
  }
  process.stdout.write(`seed ${seed}\n`);
  const { reports, ended } = await runFuzz({ only: values.target ?? null, inputs, seed });
  for (const one of reports) process.stdout.write(`${reportLine(one)}\n`);
  const failures = [...reports.flatMap(({ result }) => result.failures), ...(ended === null ? [] : [ended])];
  for (const one of failures) process.stdout.write(`${reportFailure(one)}\n`);
  if (reports.length === 0) process.stdout.write('no target of that name\n');
  return failures.length === 0 && reports.length > 0 ? 0 : 1;
}

/** One input of one target, on this thread. */
function tryAgain(name: string | undefined, input: string): number {
  const target = makeTargets().find((one) => one.name === name);
  if (target === undefined) {
    process.stderr.write('--input wants the --target that it is for\n');
    return 2;
  }
  const result = newResult(target);
  tryInput(target, new Uint8Array(Buffer.from(input, 'base64url')), result);
  process.stdout.write(
    `${reportLine({ result, steps: target.steps })}\n${result.failures.map(reportFailure).join('\n')}\n`,
  );
  return result.failures.length === 0 ? 0 : 1;
}
