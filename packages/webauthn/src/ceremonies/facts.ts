import type { AttestationFormat, VerifiedStatement } from '../attestation/formats/format.ts';
import type { AttestationObject } from '../attestation/object.ts';
import type { AssessedTrust } from '../attestation/trust.ts';
import type { AuthenticatorData } from '../authenticator-data/authenticator-data.ts';
import type { CosePublicKey } from '../cose/key.ts';
import type { KeyCache, VerificationKey } from '../crypto/key-cache.ts';
import type { ClientExtensionOutputs } from '../extensions/extension.ts';
import type { AuthenticationExtensionResults, RegistrationExtensionResults } from '../extensions/results.ts';
import type { JsonObject } from '../json/value.ts';
import type { AuthenticationResponse } from '../public-key-credential/authentication-response.ts';
import type { RegistrationResponse } from '../public-key-credential/registration-response.ts';
import type { CredentialRecord, ExpectedAuthentication, ExpectedRegistration } from './expected.ts';

/**
 * What the rows of a ceremony have found so far, in the order of the steps. Every member is there from the start, undefined
 * until its row ran: the rows of a table write one object of one shape.
 */
class ResponseFacts {
  /** The input, nothing known about it. */
  input: unknown = undefined;
  clientExtensionResults: ClientExtensionOutputs | undefined = undefined;
  clientDataText: string | undefined = undefined;
  clientData: JsonObject | undefined = undefined;
  challenge: Uint8Array | undefined = undefined;
  origin: string | undefined = undefined;
  crossOrigin: boolean | undefined = undefined;
  topOrigin: string | null | undefined = undefined;
  clientDataHash: Uint8Array | undefined = undefined;
  authenticatorData: AuthenticatorData | undefined = undefined;
  /** The RP ID (or AppID) whose hash the authenticator signed. */
  rpId: string | undefined = undefined;
}

export class RegistrationFacts extends ResponseFacts {
  /** What the client's extension outputs say. */
  clientSays: RegistrationExtensionResults | undefined = undefined;
  /** What the authenticator's say, too. */
  extensions: RegistrationExtensionResults | undefined = undefined;
  expected: ExpectedRegistration | undefined = undefined;
  response: RegistrationResponse | undefined = undefined;
  attestationObject: AttestationObject | undefined = undefined;
  credentialId: Uint8Array | undefined = undefined;
  aaguid: Uint8Array | undefined = undefined;
  publicKeyBytes: Uint8Array | undefined = undefined;
  publicKey: CosePublicKey | undefined = undefined;
  format: AttestationFormat | undefined = undefined;
  statement: VerifiedStatement | undefined = undefined;
  trust: AssessedTrust | undefined = undefined;
}

export class AuthenticationFacts extends ResponseFacts {
  /** What the client's extension outputs say. */
  clientSays: AuthenticationExtensionResults | undefined = undefined;
  /** What the authenticator's say, too. */
  extensions: AuthenticationExtensionResults | undefined = undefined;
  expected: ExpectedAuthentication | undefined = undefined;
  response: AuthenticationResponse | undefined = undefined;
  credential: CredentialRecord | undefined = undefined;
  keys: KeyCache | undefined = undefined;
  key: VerificationKey | undefined = undefined;
  /** Set by the signature's row alone: what comes after it is judged only on signed data. */
  signatureVerified: true | undefined = undefined;
  signCountRose: boolean | undefined = undefined;
}
