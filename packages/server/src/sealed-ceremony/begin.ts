import type { Caller, OnOrigin } from '../caller/caller.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { challengeOf } from './challenge.ts';
import { cookieHash, newCeremonyCookie, setCeremonyCookie } from './cookie.ts';
import type { CeremonyPayload } from './payload.ts';
import { nonceLength, sealBox } from './sealed-box.ts';

type Bound = 'rp' | 'origin' | 'issued' | 'expires' | 'policy' | 'cookie';
type Unbound<Payload> = Payload extends CeremonyPayload ? Omit<Payload, Bound> : never;

export interface Begun {
  /** The sealed token, base64url. */
  readonly ceremony: string;
  /** 32 bytes for the options. */
  readonly challenge: Uint8Array;
  /** Milliseconds. */
  readonly lifetime: number;
}

/**
 * Begins a ceremony: seals what finish must know and ties it to this browser and origin. Nothing is stored.
 * @param lifetime seconds
 */
export function beginCeremony(
  services: Services,
  caller: Caller & OnOrigin,
  content: Unbound<CeremonyPayload>,
  lifetime: number,
): Begun {
  const { keyring, random, clock } = services;
  const issued = clock();
  const expires = issued + lifetime * 1000;
  const nonce = random(nonceLength);
  const cookie = newCeremonyCookie(random, expires);
  const payload: CeremonyPayload = {
    ...content,
    rp: services.rp.id,
    origin: caller.origin,
    issued,
    expires,
    policy: services.policyInForce.now.version,
    cookie: cookieHash(cookie),
  };
  const key = keyring.current('ceremony');
  const token = seal(() => sealBox(key, 'ceremony', nonce, payload));
  // Only now: what could not be sealed must not retire a ceremony that is pending.
  setCeremonyCookie(caller.cookies, { nonce, value: cookie, maxAge: lifetime });
  return { ceremony: encodeBase64url(token), challenge: challengeOf(key, token), lifetime: lifetime * 1000 };
}

function seal(box: () => Uint8Array): Uint8Array {
  try {
    return box();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SignetProblem('bad_body', { detail: 'what is to be sealed exceeds 4096 bytes' });
  }
}
