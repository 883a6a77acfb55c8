import { routes } from '@signet/protocol';
import type { Scope } from '@signet/protocol';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Exchange } from '../exchange.ts';

/** What a route of the admin API asks of whoever comes. */
export interface Asked {
  readonly route: string;
  /** It changes something. */
  readonly changes: boolean;
  readonly scope: Scope | 'owner';
}

/**
 * A route without a scope opens to nobody.
 * @throws SignetProblem admin_required
 */
export function askedBy({ route }: Pick<Exchange, 'route'>): Asked {
  const row = route === null ? null : routes[route];
  if (route === null || !row || !('scope' in row)) throw new SignetProblem('admin_required');
  return { route, changes: row.method !== 'GET', scope: row.scope };
}
