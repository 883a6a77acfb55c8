import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import { allowedByPolicy, isFramed } from '../prompt/frame.ts';
import { SignetError } from './signet-error.ts';
import { codeOf } from './table.ts';

/** Nobody closes a prompt faster than this (milliseconds): the browser itself refused. */
const faster = 500;

/** What navigator.credentials rejected with. @param elapsed milliseconds that the browser took */
export function fromException(
  cause: unknown,
  options: PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON,
  elapsed: number,
): SignetError {
  // An extension that stands in for the browser may reject with anything.
  const { name = 'Error', message } = Object(cause) as Error;
  const [kind, rpId] = 'rp' in options ? (['create', options.rp.id] as const) : (['get', options.rpId] as const);
  // Where no policy can be read, only the haste tells a frame that may not from a closed prompt.
  const framed = elapsed < faster && allowedByPolicy(kind) === undefined && isFramed();
  const what = `${name} at navigator.credentials.${kind}${framed ? ' framed' : elapsed < options.timeout ? '' : ' late'}`;
  return new SignetError(codeOf(what), `${what} (RP ID ${rpId}, origin ${origin}): ${message}`, { elapsed, cause });
}
