import { randomBytes } from 'node:crypto';
import { actions } from '@signet/protocol';
import type { Answer } from '../http/client.ts';
import type { CreationCeremony, RequestCeremony, Visitor } from '../http/visitor.ts';

/** A username that nobody has. */
export function freshName(): string {
  return `assay-${randomBytes(8).toString('hex')}`;
}

export async function beginSignUp(visitor: Visitor, username: string): Promise<CreationCeremony> {
  return await visitor.begin('signUpBegin', { username });
}

/** @param cookies in place of the visitor's own */
export async function finishSignUp(
  visitor: Visitor,
  { ceremony }: { readonly ceremony: string },
  response: unknown,
  cookies: string = visitor.cookies,
): Promise<Answer> {
  return await visitor.post('signUpFinish', { ceremony, response }, { cookie: cookies });
}

/** @param respond what the authenticator answers, given the ceremony's options */
export async function signUp(
  visitor: Visitor,
  username: string,
  respond: (options: CreationCeremony['options']) => unknown,
): Promise<Answer> {
  const begun = await beginSignUp(visitor, username);
  return await finishSignUp(visitor, begun, respond(begun.options));
}

export async function beginSignIn(visitor: Visitor): Promise<RequestCeremony> {
  return await visitor.begin('signInBegin', {});
}

/** @param cookies in place of the visitor's own */
export async function finishSignIn(
  visitor: Visitor,
  { ceremony }: { readonly ceremony: string },
  response: unknown,
  cookies: string = visitor.cookies,
): Promise<Answer> {
  return await visitor.post('signInFinish', { ceremony, response }, { cookie: cookies });
}

/** @param respond what the authenticator answers, given the ceremony's options */
export async function signIn(
  visitor: Visitor,
  respond: (options: RequestCeremony['options']) => unknown,
): Promise<Answer> {
  const begun = await beginSignIn(visitor);
  return await finishSignIn(visitor, begun, respond(begun.options));
}

/** Begins to confirm that the visitor, who is signed in, adds a passkey. */
export async function beginConfirm(visitor: Visitor): Promise<RequestCeremony> {
  return await visitor.begin('confirmBegin', { action: actions.addPasskey, parameters: {} });
}

/**
 * The action that carries the confirmation: accepted, it begins to add a passkey.
 * @param cookies in place of the visitor's own
 */
export async function finishConfirm(
  visitor: Visitor,
  { ceremony }: { readonly ceremony: string },
  response: unknown,
  cookies: string = visitor.cookies,
): Promise<Answer> {
  return await visitor.post('passkeyAddBegin', { confirmation: { ceremony, response } }, { cookie: cookies });
}

/** @param respond what the authenticator answers, given the ceremony's options */
export async function confirm(
  visitor: Visitor,
  respond: (options: RequestCeremony['options']) => unknown,
): Promise<Answer> {
  const begun = await beginConfirm(visitor);
  return await finishConfirm(visitor, begun, respond(begun.options));
}
