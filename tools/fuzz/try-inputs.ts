import { Random } from '../hostile/random.ts';
import type { Failure, Target, TargetResult } from './target.ts';
import { countStep, newResult, shallow } from './target.ts';

/** CPU time that one input may take, milliseconds. The slowest honest ones take about one. */
const timeAtMost = 1000;
/** Growth of the memory outside of the heap over a whole target, bytes; the heap has the worker's limit. */
const memoryAtMost = 256 * 2 ** 20;
const failuresAtMost = 5;

/** Tells what is being tried, so that somebody else knows it when it never ends. */
export type Announce = (target: string, input: Uint8Array) => void;

/** Puts so many inputs to a target. */
export function tryInputs(target: Target, inputs: number, seed: number, announce: Announce): TargetResult {
  const random = new Random(seed);
  const result = newResult(target);
  const before = process.memoryUsage().arrayBuffers;
  while (result.inputs < inputs && result.failures.length < failuresAtMost) {
    const input = target.make(random);
    announce(target.name, input);
    tryInput(target, input, result);
    if (result.inputs % 1000 === 0 && process.memoryUsage().arrayBuffers - before > memoryAtMost) {
      result.failures.push(failure(target, 'the memory outside of the heap grew', input));
    }
  }
  // A handful of inputs says nothing about shares.
  const missed = result.inputs < 1000 ? [] : shallow(target, result);
  for (const what of missed) result.failures.push(failure(target, `not deep enough: ${what}`, new Uint8Array()));
  return result;
}

/** One input: a step that it came to, or a failure. */
export function tryInput(target: Target, input: Uint8Array, result: TargetResult): void {
  const started = process.threadCpuUsage();
  result.inputs += 1;
  try {
    countStep(result, target.steps, target.run(input));
  } catch (error) {
    result.failures.push(
      failure(target, error instanceof Error ? (error.stack ?? error.message) : String(error), input),
    );
  }
  const { user, system } = process.threadCpuUsage(started);
  const took = (user + system) / 1000;
  result.slowest = Math.max(result.slowest, took);
  if (took > timeAtMost) result.failures.push(failure(target, `took ${Math.round(took)} ms`, input));
}

function failure(target: Target, what: string, input: Uint8Array): Failure {
  return { target: target.name, what, input: Buffer.from(input).toString('base64url') };
}
