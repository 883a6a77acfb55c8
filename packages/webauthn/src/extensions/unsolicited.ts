import type { CborMap } from '../cbor/value.ts';
import type { ClientExtensionOutputs } from './extension.ts';

/**
 * Whether an output came that nobody asked for, from the client or from the authenticator (R.28, A.23). An extension has
 * one identifier in both places.
 */
export function hasUnsolicited(
  client: ClientExtensionOutputs,
  authenticator: CborMap | null,
  requested: readonly string[],
): boolean {
  const isAsked = (id: unknown): boolean => typeof id === 'string' && requested.includes(id);
  return !client.keys().every(isAsked) || (authenticator !== null && !authenticator.keys().every(isAsked));
}
