import { lastingPurposes, tokenPurposes } from '@signet/server';
import type { TokenPurpose } from '@signet/server';
import { SettingsError } from '../settings/settings-error.ts';

/** What the keys in the store are for, in the order that they are told. */
export const purposes: readonly string[] = [...tokenPurposes, ...lastingPurposes];

/** The purposes whose keys rotate, for people. */
export const alternatives: string = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(tokenPurposes);

/**
 * Whose keys are to be rotated, as it was told on the command line; undefined: all that can be.
 * @throws SettingsError
 */
export function purposesToRotate(told: string | undefined): readonly TokenPurpose[] {
  if (told === undefined) return tokenPurposes;
  const found = tokenPurposes.filter((it) => it === told);
  if (found.length > 0) return found;
  throw new SettingsError(
    `"${told}" is no purpose whose key rotates. Name ${alternatives}, or none for all of them. The keys of ` +
      `${lastingPurposes.join(', ')} stay: what they made lies in the database and in browsers.`,
  );
}
