import type { Scope } from '@signet/protocol';

/** What a route of the admin API asks of whoever comes. */
export interface Asked {
  readonly route: string;
  /** It changes something. */
  readonly changes: boolean;
  readonly scope: Scope | 'owner';
}
