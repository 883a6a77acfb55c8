import * as v from 'valibot';
import { checkDisplayName, checkUsername } from '../account/username.ts';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { longestLifetime } from '../policy/policy.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { nonceLength, openBox, sealBox } from '../sealed-ceremony/sealed-box.ts';
import { clockSkew, sealedInTime } from '../sealed-ceremony/sealed-in-time.ts';
import type { Services } from '../services.ts';

/** Whom the embedding application vouches for. */
export interface EnrolmentSubject {
  /** Its own id of the person, 1 to 255 characters (UTF-16 code units), no lone surrogate. */
  readonly externalId: string;
  readonly username: string;
  readonly displayName?: string;
}

const Ticket = v.strictObject({
  rp: v.string(),
  issued: v.number(),
  expires: v.number(),
  externalId: v.string(),
  username: v.string(),
  displayName: v.string(),
});

export type OpenTicket = v.InferOutput<typeof Ticket> & { readonly nonce: Uint8Array };

/**
 * A sealed, single-use permission to add a passkey for that person.
 * @throws TypeError for an unusable external id; SignetProblem name_invalid
 */
export function sealTicket(services: Services, subject: EnrolmentSubject): string {
  const { externalId } = subject;
  // A lone surrogate would come back from the token, or from the store, as U+FFFD: as the id of somebody else.
  const fits = typeof externalId === 'string' && externalId.length >= 1 && externalId.length <= 255;
  if (!fits || !externalId.isWellFormed()) {
    throw new TypeError('enrolmentTicket: externalId must be a well-formed text of 1 to 255 characters');
  }
  const { username } = checkUsername(subject.username);
  const issued = services.clock();
  const content: v.InferOutput<typeof Ticket> = {
    rp: services.rp.id,
    issued,
    expires: issued + services.policy.enrolmentTicketLifetime * 1000,
    externalId,
    username,
    displayName: checkDisplayName(subject.displayName, username),
  };
  const key = services.keyring.current('enrolment-ticket');
  return encodeBase64url(sealBox(key, 'enrolment-ticket', services.random(nonceLength), content));
}

/**
 * @throws SignetProblem ticket_invalid, ticket_expired; StorageUnavailable
 */
export async function openTicket({ keyring, rp, clock }: Services, text: string): Promise<OpenTicket> {
  const now = clock();
  const longest = longestLifetime.enrolmentTicket;
  const token = decodeBase64url(text);
  const opened = token && (await openBox(keyring, 'enrolment-ticket', token));
  if (opened?.outcome !== 'opened' || !v.is(Ticket, opened.content)) throw new SignetProblem('ticket_invalid');
  const { key, nonce, content } = opened;
  const { issued, expires } = content;
  if (content.rp !== rp.id) throw new SignetProblem('ticket_invalid');
  if (!sealedInTime(key, issued, now, longest)) throw new SignetProblem('ticket_invalid');
  if (issued > now + clockSkew || expires - issued > longest * 1000) throw new SignetProblem('ticket_invalid');
  if (expires <= now) throw new SignetProblem('ticket_expired');
  return { ...content, nonce };
}
