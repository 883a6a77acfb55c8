import type { CreationBegun, EnrolBegin } from '@signet/protocol';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import { creationOptions, creationTerms } from '../credentials/creation-options.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { beginCeremony } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';
import { openTicket } from './ticket.ts';

/**
 * POST /v1/enrol/begin: the holder of a ticket adds a passkey, by a button or silently (conditional create). Passkeys
 * that the account has are excluded, so that a ticket used before makes no second one.
 * @throws SignetProblem ticket_invalid, ticket_expired, account_suspended
 */
export async function beginEnrol(
  services: Services,
  caller: Caller & OnOrigin,
  body: EnrolBegin,
): Promise<CreationBegun> {
  const { store, rp, random, policy } = services;
  const ticket = await openTicket(services, body.ticket);
  const account = await store.findAccountByExternalId(rp.id, ticket.externalId);
  if (account && account.status !== 'active') throw new SignetProblem('account_suspended');
  const { username, displayName } = account ?? ticket;
  const user = { userHandle: account?.userHandle ?? random(32), username, displayName };
  const content = {
    kind: 'enrol' as const,
    ...creationTerms(services, body.mediation ?? 'optional'),
    ...user,
    userHandle: encodeBase64url(user.userHandle),
    externalId: ticket.externalId,
    account: account?.id ?? null,
    ticket: encodeBase64url(ticket.nonce),
    ticketExpires: ticket.expires,
  };
  const begun = beginCeremony(services, caller, content, policy.ceremonyLifetime);
  const { ceremony, lifetime } = begun;
  const passkeys = account ? await store.listPasskeys(account.id) : [];
  return { ceremony, lifetime, options: creationOptions(services, begun, user, passkeys) };
}
