import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { decodeBase64url } from '../encoding/base64url.ts';
import type { AccountId } from '../ports/records.ts';
import { longestLifetime } from '../policy/policy.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { challengeOf } from './challenge.ts';
import { cookieHash, cookieSuffix } from './cookie.ts';
import { CeremonyPayload } from './payload.ts';
import type { CeremonyKind, PayloadOf } from './payload.ts';
import { openBox } from './sealed-box.ts';
import { clockSkew, sealedInTime } from './sealed-in-time.ts';

const refusals = {
  malformed: 'ceremony_malformed',
  'key-unknown': 'ceremony_key_unknown',
  forged: 'ceremony_forged',
} as const;

/** A ceremony of this server, relying party, origin, browser and account that is not over; not yet spent. */
export type OpenCeremony<Kind extends CeremonyKind> = PayloadOf<Kind> & {
  readonly nonce: Uint8Array;
  readonly challenge: Uint8Array;
};

export interface Expected<Kind extends CeremonyKind> {
  readonly kind: Kind;
  /** The account that the caller's session belongs to; null where the kind knows none. */
  readonly account: AccountId | null;
}

/**
 * Opens a sealed ceremony and holds it against the request. Each binding that fails has its own code; none of these
 * refusals spends anything, for whoever lacks the cookie must not be able to end somebody's ceremony.
 * @throws SignetProblem ceremony_malformed, ceremony_key_unknown, ceremony_forged, ceremony_relying_party,
 *   challenge_wrong_ceremony, ceremony_origin, ceremony_cookie, ceremony_account, policy_changed, ceremony_issued_ahead,
 *   challenge_expired; StorageUnavailable where the key or the policy is not known and the store cannot be
 *   asked for it
 */
export async function openCeremony<Kind extends CeremonyKind>(
  services: Services,
  caller: Caller & OnOrigin,
  token: string,
  expected: Expected<Kind>,
): Promise<OpenCeremony<Kind>> {
  const { payload, nonce, challenge } = await unseal(services, token);
  if (payload.rp !== services.rp.id) throw new SignetProblem('ceremony_relying_party');
  if (!isKind(payload, expected.kind)) throw new SignetProblem('challenge_wrong_ceremony');
  if (payload.origin !== caller.origin) throw new SignetProblem('ceremony_origin');
  if (!isCookieOf(payload, caller.cookies.ceremony(cookieSuffix(nonce)))) throw new SignetProblem('ceremony_cookie');
  if (expected.account !== null && !('account' in payload && payload.account === expected.account)) {
    throw new SignetProblem('ceremony_account');
  }
  await requirePolicy(services, payload);
  const now = services.clock();
  if (payload.issued > now + clockSkew) throw new SignetProblem('ceremony_issued_ahead');
  if (payload.expires <= now) throw new SignetProblem('challenge_expired');
  return { ...payload, nonce, challenge };
}

async function unseal(
  { keyring, clock }: Services,
  text: string,
): Promise<{ payload: CeremonyPayload; nonce: Uint8Array; challenge: Uint8Array }> {
  const token = decodeBase64url(text);
  if (!token) throw new SignetProblem('ceremony_malformed');
  const opened = await openBox(keyring, 'ceremony', token);
  if (opened.outcome !== 'opened') throw new SignetProblem(refusals[opened.outcome]);
  const { key, nonce, content } = opened;
  if (!v.is(CeremonyPayload, content)) throw new SignetProblem('ceremony_malformed');
  const { issued, expires } = content;
  if (!sealedInTime(key, issued, clock(), longestLifetime.ceremony)) throw new SignetProblem('ceremony_key_unknown');
  if (expires - issued > longestLifetime.ceremony * 1000) throw new SignetProblem('ceremony_malformed');
  return { payload: content, nonce, challenge: challengeOf(key, token) };
}

/** Another process may have begun it under a policy that this one has not learned yet. */
async function requirePolicy({ policyInForce }: Services, { policy }: CeremonyPayload): Promise<void> {
  if (policy === policyInForce.now.version) return;
  await policyInForce.learn();
  if (policy !== policyInForce.now.version) throw new SignetProblem('policy_changed');
}

function isKind<Kind extends CeremonyKind>(payload: CeremonyPayload, kind: Kind): payload is PayloadOf<Kind> {
  return payload.kind === kind;
}

function isCookieOf(payload: CeremonyPayload, cookie: string | null): boolean {
  return cookie !== null && timingSafeEqual(Buffer.from(payload.cookie), Buffer.from(cookieHash(cookie)));
}
