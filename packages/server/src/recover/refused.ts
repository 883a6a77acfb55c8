import { SignetProblem } from '../problem/signet-problem.ts';

/** The one answer to whatever opens no recovery: it tells nothing about accounts, nor about codes. */
export function refused(): SignetProblem {
  return new SignetProblem('code_refused');
}
