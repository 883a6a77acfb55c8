import { decodeBase64url } from '@signet/testkit';

/** The origin in the client data of a response that an authenticator made. */
export function clientOriginOf(response: unknown): string {
  const { clientDataJSON } = (response as { readonly response: { readonly clientDataJSON: string } }).response;
  const { origin } = JSON.parse(new TextDecoder().decode(decodeBase64url(clientDataJSON))) as {
    readonly origin: string;
  };
  return origin;
}
