import type { ClientExtensionOutputs } from '../extensions/extension.ts';
import type { AuthenticationFacts, RegistrationFacts } from './facts.ts';
import type { Conclusion, Known } from './row.ts';

type Claims = 'response' | 'clientExtensionResults' | 'challenge' | 'origin' | 'crossOrigin' | 'topOrigin';
type RegistrationClaims = Known<RegistrationFacts, Claims | 'attestationObject' | 'publicKey'>;
type AuthenticationClaims = Known<AuthenticationFacts, Claims>;

/** What a response claims before anything is verified: enough to find the ceremony and the credential it names. */
abstract class ParsedResponse {
  /** The credential id: `id` and `rawId`, at registration the attested credential id too. */
  readonly id: Uint8Array;
  readonly challenge: Uint8Array;
  readonly origin: string;
  readonly crossOrigin: boolean;
  readonly topOrigin: string | null;
  readonly authenticatorAttachment: string | null;
  /** Client extension outputs, as data without a prototype. */
  readonly clientExtensionResults: ClientExtensionOutputs;

  constructor(facts: RegistrationClaims | AuthenticationClaims) {
    this.id = facts.response.rawId;
    this.challenge = facts.challenge;
    this.origin = facts.origin;
    this.crossOrigin = facts.crossOrigin;
    this.topOrigin = facts.topOrigin;
    this.authenticatorAttachment = facts.response.authenticatorAttachment;
    this.clientExtensionResults = facts.clientExtensionResults;
  }
}

/** A registration response that is well formed and not yet verified. Only `parseRegistration` makes one. */
export class ParsedRegistration extends ParsedResponse {
  readonly #facts: RegistrationFacts;
  /** COSE algorithm identifier of the credential public key. */
  readonly alg: number;
  /** Attestation statement format identifier. */
  readonly format: string;
  readonly transports: readonly string[];

  constructor(facts: RegistrationClaims) {
    super(facts);
    this.#facts = facts;
    this.alg = facts.publicKey.alg;
    this.format = facts.attestationObject.format;
    this.transports = facts.response.transports;
  }

  /** @throws TypeError where the caller passes something that the parser did not make */
  static factsOf(parsed: ParsedRegistration): RegistrationFacts {
    if (!isObject(parsed) || !(#facts in parsed)) throw new TypeError('parsed does not come from parseRegistration');
    return parsed.#facts;
  }
}

/** An authentication response that is well formed and not yet verified. Only `parseAuthentication` makes one. */
export class ParsedAuthentication extends ParsedResponse {
  readonly #facts: AuthenticationFacts;
  /** 1 to 64 bytes; null where the authenticator gave none. */
  readonly userHandle: Uint8Array | null;

  constructor(facts: AuthenticationClaims) {
    super(facts);
    this.#facts = facts;
    this.userHandle = facts.response.userHandle;
  }

  /** @throws TypeError where the caller passes something that the parser did not make */
  static factsOf(parsed: ParsedAuthentication): AuthenticationFacts {
    if (!isObject(parsed) || !(#facts in parsed)) throw new TypeError('parsed does not come from parseAuthentication');
    return parsed.#facts;
  }
}

/** After every row of phase `parse` passed. */
export const parsedRegistration: Conclusion<RegistrationFacts, ParsedRegistration> = {
  of(facts: RegistrationClaims): ParsedRegistration {
    return new ParsedRegistration(facts);
  },
};

/** After every row of phase `parse` passed. */
export const parsedAuthentication: Conclusion<AuthenticationFacts, ParsedAuthentication> = {
  of(facts: AuthenticationClaims): ParsedAuthentication {
    return new ParsedAuthentication(facts);
  },
};

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
