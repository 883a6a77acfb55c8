import type { Passkey } from '@signet/protocol';
import { mayDelete } from '../lockout/may-delete.ts';
import type { PasskeyId } from '../ports/records.ts';
import type { Standing } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';
import { passkeyAnswer } from './answer.ts';

/**
 * The passkeys of an account as they travel to its owner, oldest first.
 * @param current the passkey that opened the session that asks, and that would confirm a deletion
 */
export function ownPasskeys(
  { policy, rp, clock }: Services,
  standing: Standing,
  current: PasskeyId | null,
): readonly Passkey[] {
  const [{ rpId }, now] = [rp, clock()];
  return standing.passkeys.map((it) => {
    const guard = mayDelete({ passkey: it.id, confirmedBy: current, policy, rpId, now });
    return passkeyAnswer(it, current, guard(standing));
  });
}
