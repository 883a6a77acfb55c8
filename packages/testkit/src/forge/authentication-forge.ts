import type { AuthenticationResponseJSON } from '@signet/webauthn';
import { signedBytes } from '../authenticator/attestation/statement.ts';
import { flagsByte } from '../authenticator/authenticator-data.ts';
import type { AttestedCredentialData } from '../authenticator/authenticator-data.ts';
import type { SigningKey } from '../authenticator/keys/signing-key.ts';
import type { MadeAuthentication } from '../authenticator/make-authentication.ts';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { CeremonyForge, signedPartsOf } from './ceremony-forge.ts';
import type { EnvelopeChange, SignedParts } from './ceremony-forge.ts';

interface AuthenticationParts {
  readonly made: MadeAuthentication;
  readonly signature: Uint8Array;
  readonly envelope: readonly EnvelopeChange<AuthenticationResponseJSON>[];
}

/** Changes an authentication response; see {@link CeremonyForge} for what both ceremonies share. */
export class AuthenticationForge extends CeremonyForge<AuthenticationForge> {
  readonly #own: AuthenticationParts;

  constructor(own: AuthenticationParts, parts: SignedParts) {
    super(parts);
    this.#own = own;
  }

  protected override withParts(parts: SignedParts): AuthenticationForge {
    return new AuthenticationForge(this.#own, parts);
  }

  #with(changed: Partial<AuthenticationParts>): AuthenticationForge {
    return new AuthenticationForge({ ...this.#own, ...changed }, this.parts);
  }

  /** Adds attested credential data, which no assertion has, with the AT flag. */
  attestedData(attested: AttestedCredentialData): AuthenticationForge {
    return this.authenticatorData((parts) => ({ attested, flags: flagsByte({ at: true }, parts.flags) }));
  }

  /** Changes the bytes of the signature. */
  signature(change: (signature: Uint8Array) => Uint8Array): AuthenticationForge {
    return this.#with({ signature: change(this.#own.signature) });
  }

  /** Signs what is there now, with the credential's key. */
  override resign(): AuthenticationForge {
    return this.resignWith(this.#own.made.credential.key);
  }

  /** Signs with another key, or with a function of the right bytes: authenticator data and hash of the client data. */
  resignWith(key: Pick<SigningKey, 'sign'>): AuthenticationForge {
    return this.#with({ signature: key.sign(signedBytes(this.parts.authenticatorData, this.parts.clientDataJSON)) });
  }

  /** Changes the JSON that is handed out, after everything else. */
  envelope(change: EnvelopeChange<AuthenticationResponseJSON>): AuthenticationForge {
    return this.#with({ envelope: [...this.#own.envelope, change] });
  }

  /** The response as JSON value. */
  response(): unknown {
    const { made, signature, envelope } = this.#own;
    const response: AuthenticationResponseJSON = {
      ...made.response,
      response: {
        ...made.response.response,
        clientDataJSON: encodeBase64url(this.parts.clientDataJSON),
        authenticatorData: encodeBase64url(this.parts.authenticatorData),
        signature: encodeBase64url(signature),
      },
    };
    return envelope.reduce<unknown>((before, change) => change(before as AuthenticationResponseJSON), response);
  }
}

/** Starts to change an authentication response that an authenticator made. */
export function forgeAuthentication(made: MadeAuthentication): AuthenticationForge {
  const signature = decodeBase64url(made.response.response.signature);
  return new AuthenticationForge({ made, signature, envelope: [] }, signedPartsOf(made));
}
