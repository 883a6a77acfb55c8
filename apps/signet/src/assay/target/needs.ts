import type { PolicyInput } from '@signet/server';

/** What a Signet has to be like so that a case can reach the check it is about. */
export interface Needs {
  readonly rpId: string;
  readonly origins: readonly string[];
  /** Where the case runs: one of the origins, or matched by one. */
  readonly origin: string;
  /** Only what differs from the default. */
  readonly policy: PolicyInput;
  /** What its clock has to say, milliseconds since 1970; null: the time it is. */
  readonly at: number | null;
  /** Sets the clock forward: no other case may run there meanwhile. */
  readonly alone?: true;
}

/** What a Signet with the default policy meets, at the origin of the catalogue. */
export const plainNeeds: Needs = {
  rpId: 'example.org',
  origins: ['https://example.org'],
  origin: 'https://example.org',
  policy: {},
  at: null,
};

/** Two needs with one key are met by one Signet. */
export function keyOf({ origin: _, ...needs }: Needs): string {
  return JSON.stringify(needs);
}

/** Why a case cannot be shown to a Signet, for people. */
export class OutOfReach extends Error {
  override readonly name: string = 'OutOfReach';
}
