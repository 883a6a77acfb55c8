import { CeremonyError } from '@signet/webauthn';
import { SignetProblem } from '../../problem/signet-problem.ts';

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
  try {
    return await work();
  } catch (error) {
    if (named === null) throw error;
    if (!(error instanceof CeremonyError) || !telling.has(error.code)) throw error;
    throw new SignetProblem('bad_signature', { step: 'A.21', anchor: '#sctn-verifying-assertion', cause: error });
  }
}
