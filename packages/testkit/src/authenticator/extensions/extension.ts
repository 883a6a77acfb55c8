import type {
  AuthenticationExtensionsClientInputsJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@signet/webauthn';
import type { CborInput } from '../../encoding/cbor-input.ts';
import type { AuthenticatorCredential } from '../credential.ts';
import type { Seed } from '../seed.ts';
import type { AuthenticatorSettings } from '../settings.ts';

/** What an extension of one ceremony is answered with. */
export interface ExtensionOutputs {
  /** Members of clientExtensionResults. */
  readonly client?: Readonly<Record<string, unknown>>;
  /** Entries of the extensions in authenticator data. */
  readonly authenticator?: Readonly<Record<string, CborInput>>;
}

interface Given<Options> {
  /** What `options.extensions` asks for. */
  readonly asked: AuthenticationExtensionsClientInputsJSON;
  readonly options: Options;
  readonly settings: AuthenticatorSettings;
}

/** Before the person is asked: what the options want of an authenticator. */
export type CreationWish = Given<PublicKeyCredentialCreationOptionsJSON>;
export type RequestWish = Given<PublicKeyCredentialRequestOptionsJSON>;

interface Made {
  readonly seed: Seed;
  /** New, or chosen; an extension keeps what it has to keep in it. */
  readonly credential: AuthenticatorCredential;
  readonly userVerified: boolean;
}

export type ExtendedCreation = CreationWish & Made;
export type ExtendedRequest = RequestWish & Made;

/** An extension as client and authenticator carry it out together. */
export interface ExtensionMaker {
  /** Throws the DOMException of a client that finds the input wrong, or no authenticator for it. */
  readonly admitCreation?: (wish: CreationWish) => void;
  readonly admitRequest?: (wish: RequestWish) => void;
  readonly registration?: (given: ExtendedCreation) => ExtensionOutputs;
  readonly authentication?: (given: ExtendedRequest) => ExtensionOutputs;
}
