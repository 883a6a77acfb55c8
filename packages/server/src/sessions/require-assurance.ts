import type { LiveSession } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { assuranceLevels } from './assurance.ts';
import type { AssuranceLevel } from './assurance.ts';
import { sessionFacts } from './facts.ts';
import type { SessionFacts } from './facts.ts';

/** What a resource of the embedding application asks of a session. */
export interface RequiredAssurance {
  readonly level: AssuranceLevel;
  /** The person proved themselves at most this long ago, seconds. */
  readonly maxAge?: number;
}

/**
 * Holds a session to an assurance, and to how long ago it was proved.
 * @param now milliseconds since the epoch
 * @throws SignetProblem session_required, assurance_too_low (also where it is too long ago); TypeError for a level that is none,
 *   or a maximal age that is no number of seconds
 */
export function requireAssurance(
  live: LiveSession | null,
  { level, maxAge = Infinity }: RequiredAssurance,
  now: number,
): SessionFacts {
  if (!assuranceLevels.includes(level)) throw new TypeError('requireAssurance: level must be aal1 or aal2');
  if (!(maxAge >= 0)) throw new TypeError('requireAssurance: maxAge must be a number of seconds, 0 or more');
  if (!live) throw new SignetProblem('session_required');
  const { assurance, authTime } = live.record;
  const reached = (assuranceLevels as readonly string[]).indexOf(assurance) >= assuranceLevels.indexOf(level);
  if (!reached) throw new SignetProblem('assurance_too_low', { detail: `the session has less than ${level}` });
  if (now - authTime > maxAge * 1000) {
    throw new SignetProblem('assurance_too_low', { detail: 'it was proved longer ago than this may be' });
  }
  return sessionFacts(live);
}
