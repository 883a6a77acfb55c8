import { SignetProblem } from './problem/signet-problem.ts';

/** Holds the place of a use case. */
export async function notYet(): Promise<never> {
  throw new SignetProblem('not_found');
}
