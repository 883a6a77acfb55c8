import type { Clock } from '../ports/platform.ts';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { Limit, Rate } from './limit.ts';
import { createSharedLimit } from './shared-limit.ts';
import { createWindowLimit } from './window-limit.ts';

export interface LimitSettings {
  /** Begins and finishes of ceremonies and whatever else writes, per address. */
  readonly ceremonies: Rate;
  /** Sign-ups and new usernames, per address: each tells whether a name is taken. */
  readonly signUps: Rate;
  /** Codes that are mailed to an address that is not verified: per account, and per address that they go to. */
  readonly mails: Rate;
  /** Recovery codes, one-time codes, invites, checks of an address: whatever can be guessed, per address. */
  readonly guesses: Rate;
  /** One-time codes of an authenticator app, six digits, per username and address. */
  readonly totpGuesses: Rate;
  /** The same per username, from whatever addresses. */
  readonly totpBudget: Rate;
}

export type Limits = { readonly [Name in keyof LimitSettings]: Limit };

export const defaultLimits: LimitSettings = {
  ceremonies: { points: 300, seconds: 60 },
  signUps: { points: 60, seconds: 600 },
  guesses: { points: 20, seconds: 600 },
  totpGuesses: { points: 5, seconds: 900 },
  // Three of a million codes are good at a time: in a day of nothing but guesses 60 in a million.
  totpBudget: { points: 20, seconds: 86_400 },
  mails: { points: 5, seconds: 3600 },
};

/**
 * Limits that live in this process's memory; where there are several processes, those of what can be guessed also in the store.
 * @param shared null: this process is the only one
 * @throws TypeError where a rate is not 1 or more points in 1 to 86400 seconds
 */
export function createLimits(
  settings: Partial<LimitSettings>,
  clock: Clock,
  shared: { readonly store: Store; readonly rp: RelyingPartyKey } | null = null,
): Limits {
  const { ceremonies, signUps, guesses, totpGuesses, totpBudget, mails } = { ...defaultLimits, ...settings };
  const everywhere = (rate: Rate, name: string): Limit => {
    const own = createWindowLimit(rate, clock);
    return shared ? createSharedLimit(rate, own, { ...shared, clock, name }) : own;
  };
  return {
    ceremonies: createWindowLimit(ceremonies, clock),
    signUps: everywhere(signUps, 'sign-ups'),
    guesses: everywhere(guesses, 'guesses'),
    totpGuesses: everywhere(totpGuesses, 'totp-guesses'),
    totpBudget: everywhere(totpBudget, 'totp-budget'),
    mails: everywhere(mails, 'mails'),
  };
}
