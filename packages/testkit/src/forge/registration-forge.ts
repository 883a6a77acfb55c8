import type { RegistrationResponseJSON } from '@signet/webauthn';
import type { AttestationChain } from '../authenticator/attestation/attestation-chain.ts';
import type { AttestationMaker } from '../authenticator/attestation/attestation-maker.ts';
import { packedCertifiedAttestation, packedSelfAttestation } from '../authenticator/attestation/packed.ts';
import { attestationObjectOf } from '../authenticator/attestation/statement.ts';
import type { Attestation } from '../authenticator/attestation/statement.ts';
import type { SigningKey } from '../authenticator/keys/signing-key.ts';
import type { MadeRegistration } from '../authenticator/make-registration.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeCbor } from '../encoding/cbor.ts';
import type { CborInput } from '../encoding/cbor-input.ts';
import type { CoseKeyMap } from '../encoding/cose-key.ts';
import { CeremonyForge, signedPartsOf } from './ceremony-forge.ts';
import type { EnvelopeChange, SignedParts } from './ceremony-forge.ts';

type ObjectMembers = ReadonlyMap<string, CborInput>;

interface RegistrationParts {
  readonly made: MadeRegistration;
  readonly attestation: Attestation;
  readonly object: readonly ((members: ObjectMembers) => CborInput)[];
  readonly objectBytes: readonly ((bytes: Uint8Array) => Uint8Array)[];
  readonly envelope: readonly EnvelopeChange<RegistrationResponseJSON>[];
}

/** Changes a registration response; see {@link CeremonyForge} for what both ceremonies share. */
export class RegistrationForge extends CeremonyForge<RegistrationForge> {
  readonly #own: RegistrationParts;

  constructor(own: RegistrationParts, parts: SignedParts) {
    super(parts);
    this.#own = own;
  }

  protected override withParts(parts: SignedParts): RegistrationForge {
    return new RegistrationForge(this.#own, parts);
  }

  #with(changed: Partial<RegistrationParts>): RegistrationForge {
    return new RegistrationForge({ ...this.#own, ...changed }, this.parts);
  }

  /** Renames the credential: in the authenticator data and in the envelope's `id` and `rawId`. */
  credentialId(credentialId: Uint8Array): RegistrationForge {
    const id = encodeBase64url(credentialId);
    return this.changeAttested(() => ({ credentialId })).envelope((envelope) => ({ ...envelope, id, rawId: id }));
  }

  /** Changes the COSE key in the authenticator data; the private key that signs stays. */
  publicKey(change: (key: CoseKeyMap) => CborInput): RegistrationForge {
    return this.changeAttested(() => ({ publicKey: change(this.#own.made.credential.key.cose) }));
  }

  /** Takes the attested credential data away; the flag stays unless changed too. */
  withoutAttestedData(): RegistrationForge {
    return this.authenticatorData(() => ({ attested: null }));
  }

  /** Names another attestation statement format. */
  format(format: string): RegistrationForge {
    return this.#with({ attestation: { ...this.#own.attestation, format } });
  }

  /** Changes the attestation statement; throws a TypeError where an earlier change made it something else than a map. */
  statement(change: (statement: ReadonlyMap<CborInput, CborInput>) => CborInput): RegistrationForge {
    const { attestation } = this.#own;
    if (!(attestation.statement instanceof Map)) throw new TypeError('the statement is no map any more');
    return this.#with({ attestation: { ...attestation, statement: change(attestation.statement) } });
  }

  /** Attests what is there now in this way, whatever attested it before. */
  attest(make: AttestationMaker): RegistrationForge {
    const { made } = this.#own;
    const { authenticatorData, clientDataJSON } = this.parts;
    return this.#with({ attestation: make({ ...made.given, authenticatorData, clientDataJSON }) });
  }

  /** Packed attestation by this key pair, with certificates: signs what is there now. */
  certified(chain: AttestationChain): RegistrationForge {
    return this.attest((given) => packedCertifiedAttestation(chain, given));
  }

  /** Packed attestation without certificates by this key, the credential's own by default: signs what is there now. */
  packedSelf(key: SigningKey = this.#own.made.credential.key): RegistrationForge {
    return this.attest((given) => packedSelfAttestation(key, given));
  }

  /** Signs the statement anew with the key that signed it; a format without signature stays as it is. */
  override resign(): RegistrationForge {
    const { attestation } = this.#own;
    const statement = attestation.resign(attestation.statement, this.parts);
    return this.#with({ attestation: { ...attestation, statement } });
  }

  /** Changes the members of the attestation object before they are encoded, or puts something else in its place. */
  attestationObject(change: (members: ObjectMembers) => CborInput): RegistrationForge {
    return this.#with({ object: [...this.#own.object, change] });
  }

  /** Changes the bytes of the attestation object. */
  attestationObjectBytes(change: (bytes: Uint8Array) => Uint8Array): RegistrationForge {
    return this.#with({ objectBytes: [...this.#own.objectBytes, change] });
  }

  /** Changes the JSON that is handed out, after everything else. */
  envelope(change: EnvelopeChange<RegistrationResponseJSON>): RegistrationForge {
    return this.#with({ envelope: [...this.#own.envelope, change] });
  }

  /** The response as JSON value. */
  response(): unknown {
    const { made, attestation, object, objectBytes, envelope } = this.#own;
    const members = attestationObjectOf(attestation, this.parts.authenticatorData);
    const changed = object.reduce<CborInput>((value, change) => change(value as ObjectMembers), members);
    const bytes = objectBytes.reduce((before, change) => change(before), encodeCbor(changed));
    const response: RegistrationResponseJSON = {
      ...made.response,
      response: {
        ...made.response.response,
        clientDataJSON: encodeBase64url(this.parts.clientDataJSON),
        attestationObject: encodeBase64url(bytes),
        authenticatorData: encodeBase64url(this.parts.authenticatorData),
      },
    };
    return envelope.reduce<unknown>((before, change) => change(before as RegistrationResponseJSON), response);
  }
}

/** Starts to change a registration response that an authenticator made. */
export function forgeRegistration(made: MadeRegistration): RegistrationForge {
  const { attestation } = made;
  return new RegistrationForge({ made, attestation, object: [], objectBytes: [], envelope: [] }, signedPartsOf(made));
}
