import { encodeAuthenticatorData } from '../../authenticator/authenticator-data.ts';
import { serializeClientData } from '../../authenticator/client-data.ts';
import type { MadeAuthentication } from '../../authenticator/make-authentication.ts';
import { sha256 } from '../../authenticator/sha256.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';

/** A row whose signature, of that algorithm, is not one over what is there. */
export function signatureRow(
  line: number,
  alg: number,
  id: string,
  mutation: string,
  change: NonNullable<AuthenticationRow['change']>,
): AuthenticationRow {
  const scene = { authenticator: { algorithms: [alg] } };
  return { line, id: `signature-${id}`, mutation, code: 'bad_signature', step: 'A.21', scene, change };
}

/** Authenticator data and client data hash, as the authenticator signed them. */
export function signedHalves(made: MadeAuthentication): readonly [Uint8Array, Uint8Array] {
  return [encodeAuthenticatorData(made.authenticatorData), sha256(serializeClientData(made.clientData))];
}

/** Both, as they were signed. */
export function signedData(made: MadeAuthentication): Uint8Array {
  return concatBytes(...signedHalves(made));
}
