import type { Attempt } from '../audit/recording-refusals.ts';
import { codeHash } from '../recovery/code-hash.ts';
import { readCodeText } from '../recovery/code-text.ts';
import { offers } from '../recovery/offers.ts';
import type { Services } from '../services.ts';
import type { CodeProof } from './proof.ts';
import { refused } from './refused.ts';

/**
 * A recovery code names its account. A used one opens nothing but the recovery that it began, if that is still open: which
 * the unit decides, as it does whether the account is active.
 * @throws SignetProblem code_refused
 */
export async function proveByCode(services: Services, attempt: Attempt, text: string): Promise<CodeProof> {
  const { store, keyring, rp, policy } = services;
  const code = readCodeText(text);
  const hash = code === null ? null : codeHash(keyring, code);
  const found = hash && (await store.findCode(hash));
  if (!found || found.account.rp !== rp.id) throw refused();
  const { account, recovery } = found;
  attempt.subject = account.id;
  if (!offers(policy, recovery?.method ?? 'code')) throw refused();
  return { account, method: 'code', hash, began: recovery };
}
