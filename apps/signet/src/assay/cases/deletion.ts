import { actions } from '@signet/protocol';
import type { Answer } from '../http/client.ts';
import type { RequestCeremony, Visitor } from '../http/visitor.ts';

/**
 * Begins to confirm that the visitor, who is signed in, deletes a passkey.
 * @param passkey its id
 */
export async function beginDeletion(visitor: Visitor, passkey: string): Promise<RequestCeremony> {
  return await visitor.begin('confirmBegin', { action: actions.deletePasskey, parameters: { passkey } });
}

/** @param respond what the authenticator answers, given the ceremony's options */
export async function deletePasskey(
  visitor: Visitor,
  passkey: string,
  respond: (options: RequestCeremony['options']) => unknown,
): Promise<Answer> {
  const { ceremony, options } = await beginDeletion(visitor, passkey);
  return await visitor.post('passkeyDelete', { passkey, confirmation: { ceremony, response: respond(options) } });
}
