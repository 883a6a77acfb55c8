import type { ConfiguredOrigin, RelyingParty } from '../configuration/relying-party.ts';
import { matchOrigin } from '../configuration/relying-party.ts';
import { SignetProblem } from '../problem/signet-problem.ts';

/**
 * The configured origin that the page is on; null: the request names none. Compared exactly: another port of localhost
 * and a sibling subdomain are "same site", and are strangers here.
 * @throws SignetProblem origin_foreign
 */
export function knownOrigin(rp: RelyingParty, request: Request): ConfiguredOrigin | null {
  const header = request.headers.get('origin');
  if (header === null) return null;
  const origin = matchOrigin(rp, header);
  if (!origin) throw new SignetProblem('origin_foreign');
  return origin;
}
