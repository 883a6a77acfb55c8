import type { Failure } from './target.ts';
import type { TargetReport } from './watch.ts';

/** One line a target: inputs, the share that got to each step, the slowest. */
export function reportLine({ result, steps }: TargetReport): string {
  const share = (step: string): string =>
    `${step} ${((100 * (result.reached[step] ?? 0)) / Math.max(1, result.inputs)).toFixed(1)} %`;
  return `${result.name}: ${result.inputs} inputs, slowest ${result.slowest.toFixed(1)} ms; ${steps.map(share).join(', ')}`;
}

/** What failed, with the words to try it again. */
export function reportFailure({ target, what, input }: Failure): string {
  const again = input === '' ? '' : `\n  again: npm run fuzz -- --target "${target}" --input ${input}`;
  return `FAILED ${target}: ${what}${again}`;
}
