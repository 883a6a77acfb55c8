import type { Advice } from '@signet/protocol';
import type { Policy } from '../policy/policy.ts';
import { adviceFor } from './advice.ts';
import { everyStanding } from './every-standing.ts';
import type { Population } from './every-standing.ts';
import { waysIn } from './ways-in.ts';

/** Accounts that are named at most. */
const mostNamed = 100;

/** How the active accounts of a site stand under a policy. */
export interface Survey {
  readonly accounts: number;
  /** Some passkey signs in. */
  readonly signIn: number;
  /** None does, but recovery begins. */
  readonly mustRecover: number;
  readonly noWayIn: number;
  /** How many are advised what. */
  readonly advice: Readonly<Partial<Record<Advice, number>>>;
  /** The first hundred that do not sign in: with the fields of the policy, `status` or `rpId`. */
  readonly lockedOut: readonly {
    readonly id: string;
    readonly username: string;
    readonly recovers: boolean;
    readonly because: readonly string[];
  }[];
}

/**
 * How people stand under a policy as it is: for who upgrades, and wants to know beforehand whom it finds without a way in.
 * @param onProgress told how many accounts have been judged
 * @throws StorageUnavailable
 */
export async function surveyWaysIn(
  population: Population,
  policy: Policy,
  onProgress?: (judged: number) => void,
): Promise<Survey> {
  const { rpId } = population.rp;
  const counts = { accounts: 0, signIn: 0, mustRecover: 0, noWayIn: 0 };
  const advice: Partial<Record<Advice, number>> = {};
  const lockedOut: Survey['lockedOut'][number][] = [];
  await everyStanding(
    population,
    (standing) => {
      const { id, username, status } = standing.account;
      if (status !== 'active') return;
      counts.accounts += 1;
      for (const it of adviceFor(standing, policy, rpId)) advice[it] = (advice[it] ?? 0) + 1;
      const { passkeys, unusable, recovery } = waysIn(standing, policy, rpId);
      const recovers = recovery.length > 0;
      if (passkeys.length > 0) counts.signIn += 1;
      else if (recovers) counts.mustRecover += 1;
      else counts.noWayIn += 1;
      if (passkeys.length > 0 || lockedOut.length === mostNamed) return;
      lockedOut.push({ id, username, recovers, because: [...new Set(unusable.flatMap((it) => it.because))] });
    },
    onProgress,
  );
  return { ...counts, advice, lockedOut };
}
