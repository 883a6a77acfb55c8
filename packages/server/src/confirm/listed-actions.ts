import { optionalActions } from '@signet/protocol';
import type { Policy } from '../policy/policy.ts';

/** An action that asks for a confirmation where the policy lists it. */
export type OptionalAction = Policy['confirmedActions'][number];

/**
 * Those of the optional actions that take a confirmation under a policy: what it lists, and a new name wherever the name is
 * part of a way in, which a stolen session would take from the owner with it.
 */
export function listedActions({ confirmedActions, namedSignIn, totp }: Policy): readonly OptionalAction[] {
  const nameSignsIn = namedSignIn === 'accepted' || totp === 'accepted';
  return nameSignsIn ? [...new Set([...confirmedActions, optionalActions.renameAccount])] : confirmedActions;
}
