import type { Attestation } from '../authenticator/attestation/statement.ts';
import { encodeAuthenticatorData, flagsByte } from '../authenticator/authenticator-data.ts';
import type { AttestedCredentialData, AuthenticatorDataParts, FlagName } from '../authenticator/authenticator-data.ts';
import { serializeClientData } from '../authenticator/client-data.ts';
import type { ClientData } from '../authenticator/client-data.ts';
import { sha256 } from '../authenticator/sha256.ts';
import type { CborInput } from '../encoding/cbor-input.ts';

/** What both ceremonies sign, in parts and as bytes. */
export interface SignedParts {
  readonly clientData: ClientData;
  readonly clientDataJSON: Uint8Array;
  readonly authenticatorDataParts: AuthenticatorDataParts;
  readonly authenticatorData: Uint8Array;
}

/** Changes the envelope, the JSON around the bytes, just before it is handed out. */
export type EnvelopeChange<Envelope> = (envelope: Envelope) => unknown;

/** The signed parts that a made response starts with. */
export function signedPartsOf(made: {
  readonly clientData: ClientData;
  readonly authenticatorData: AuthenticatorDataParts;
  readonly attestation?: Attestation;
}): SignedParts {
  return {
    clientData: made.clientData,
    clientDataJSON: serializeClientData(made.clientData),
    authenticatorDataParts: made.authenticatorData,
    authenticatorData: encodeAuthenticatorData(made.authenticatorData),
  };
}

/**
 * What can be changed in both ceremonies. A forge is never changed itself: every method gives a new one, so that a half-made
 * forge can be the start of several. Nothing is signed anew unless `resign()` is called, and it signs what is there then.
 * Changes of bytes come after changes of parts, since changing a part encodes all parts again.
 */
export abstract class CeremonyForge<Forge> {
  protected readonly parts: SignedParts;

  protected constructor(parts: SignedParts) {
    this.parts = parts;
  }

  /** The same forge with other signed parts. */
  protected abstract withParts(parts: SignedParts): Forge;

  /** Signs what is there now, so that the change made before is the only thing wrong. */
  abstract resign(): Forge;

  /** Sets members of the client data and serialises it again; `undefined` removes a member. A function is told what there is. */
  clientData(members: ClientData | ((before: ClientData) => ClientData)): Forge {
    const before = this.parts.clientData;
    const clientData = { ...before, ...(typeof members === 'function' ? members(before) : members) };
    return this.withParts({ ...this.parts, clientData, clientDataJSON: serializeClientData(clientData) });
  }

  /** Changes the text of clientDataJSON. */
  clientDataText(change: (text: string) => string): Forge {
    return this.clientDataBytes((bytes) => new TextEncoder().encode(change(new TextDecoder().decode(bytes))));
  }

  /** Changes the bytes of clientDataJSON. */
  clientDataBytes(change: (bytes: Uint8Array) => Uint8Array): Forge {
    return this.withParts({ ...this.parts, clientDataJSON: change(this.parts.clientDataJSON) });
  }

  /** Changes parts of the authenticator data and encodes them again. The flags byte stays as it is unless changed too. */
  authenticatorData(change: (parts: AuthenticatorDataParts) => Partial<AuthenticatorDataParts>): Forge {
    const authenticatorDataParts = {
      ...this.parts.authenticatorDataParts,
      ...change(this.parts.authenticatorDataParts),
    };
    const authenticatorData = encodeAuthenticatorData(authenticatorDataParts);
    return this.withParts({ ...this.parts, authenticatorDataParts, authenticatorData });
  }

  /** Changes the bytes of the authenticator data. */
  authenticatorDataBytes(change: (bytes: Uint8Array) => Uint8Array): Forge {
    return this.withParts({ ...this.parts, authenticatorData: change(this.parts.authenticatorData) });
  }

  /** Sets and clears flags; nothing else follows them. */
  flags(flags: Partial<Record<FlagName, boolean>>): Forge {
    return this.authenticatorData((parts) => ({ flags: flagsByte(flags, parts.flags) }));
  }

  /** Puts the hash of another RP ID, or of an AppID, into the authenticator data. */
  rpId(rpId: string): Forge {
    return this.authenticatorData(() => ({ rpIdHash: sha256(rpId) }));
  }

  /** Sets the signature counter. */
  signCount(signCount: number): Forge {
    return this.authenticatorData(() => ({ signCount }));
  }

  /** Puts these bytes where the extensions of the authenticator data go, with the ED flag. */
  extensions(extensions: CborInput): Forge {
    return this.authenticatorData((parts) => ({ extensions, flags: flagsByte({ ed: true }, parts.flags) }));
  }

  /** Changes attested credential data; the AT flag is set. Throws a TypeError where a change needs what is not there. */
  protected changeAttested(change: (attested: AttestedCredentialData) => Partial<AttestedCredentialData>): Forge {
    return this.authenticatorData((parts) => {
      if (parts.attested === null) throw new TypeError('there is no attested credential data');
      return { attested: { ...parts.attested, ...change(parts.attested) } };
    });
  }
}
