import { CeremonyError } from '@signet/webauthn';
import { SignetProblem } from '../../problem/signet-problem.ts';
import { atLeast } from './at-least.ts';

/** When it is answered at the earliest, milliseconds: the signatures of some algorithms take longer to judge. */
const refusedAfter = 10;

/**
 * Refusals that come of the stored passkey and may come before its signature was found good: they would tell a stranger who
 * names somebody which of the ids that they were offered is a real one.
 */
const telling: ReadonlySet<string> = new Set(['backup_changed', 'bad_signature_encoding', 'bad_signature']);

/**
 * Runs the verification of a sign-in; where somebody was named, all that could tell a real passkey from a decoy is answered as
 * a signature that does not verify (§14.6.2). The audit log has been told the truth before.
 * @throws SignetProblem bad_signature; whatever else the work throws
 */
export async function tellAlikeWhereNamed<Result>(
  { named }: { readonly named: string | null },
  work: () => Promise<Result>,
): Promise<Result> {
  if (named === null) return await work();
  try {
    return await atLeast(refusedAfter, work);
  } catch (error) {
    if (!(error instanceof CeremonyError) || !telling.has(error.code)) throw error;
    throw new SignetProblem('bad_signature', { step: 'A.21', anchor: '#sctn-verifying-assertion', cause: error });
  }
}
