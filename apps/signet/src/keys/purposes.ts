import { tokenPurposes } from '@signet/server';
import type { TokenPurpose } from '@signet/server';
import { SettingsError } from '../settings/settings-error.ts';

/** What the keys in the store are for, in the order that they are told. */
export const purposes: readonly string[] = [...tokenPurposes, 'events'];

/**
 * Whose keys are to be rotated, as it was told on the command line; undefined: all that can be.
 * @throws SettingsError
 */
export function purposesToRotate(told: string | undefined): readonly TokenPurpose[] {
  if (told === undefined) return tokenPurposes;
  const found = tokenPurposes.filter((it) => it === told);
  if (found.length > 0) return found;
  throw new SettingsError(
    `"${told}" is no purpose whose key rotates. Name ${tokenPurposes.join(' or ')}, or none for both. The key of the ` +
      'audit log (events) stays.',
  );
}
