import { CeremonyError } from '@signet/webauthn';
import { StorageUnavailable } from '../ports/store.ts';
import { SignetProblem } from './signet-problem.ts';

/** The problem that any thrown value is answered with; what nobody foresaw is `internal`. */
export function problemOf(error: unknown): SignetProblem {
  if (error instanceof SignetProblem) return error;
  if (error instanceof CeremonyError) {
    return new SignetProblem(error.code, { step: error.step, anchor: error.anchor, cause: error });
  }
  if (error instanceof StorageUnavailable) return new SignetProblem('storage_unavailable', { cause: error });
  return new SignetProblem('internal', { cause: error });
}
