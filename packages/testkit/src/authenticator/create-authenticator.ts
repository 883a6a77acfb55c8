import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@signet/webauthn';
import type { AuthenticatorCredential } from './credential.ts';
import type { AssertionContext, MadeAuthentication } from './make-authentication.ts';
import { makeAuthentication } from './make-authentication.ts';
import type { CreationContext, MadeRegistration } from './make-registration.ts';
import { makeRegistration } from './make-registration.ts';
import { createSeed } from './seed.ts';
import type { AuthenticatorOptions } from './settings.ts';
import { settingsOf } from './settings.ts';
import type { AuthenticatorState } from './state.ts';

/** A browser and an authenticator in one: options in, the response a page would post out. Nothing is asynchronous. */
export interface Authenticator {
  /** Its credentials, oldest first; counters and backup state may be set by a test. */
  readonly credentials: readonly AuthenticatorCredential[];
  /** What `navigator.credentials.create()` would give, as JSON. Throws DOMExceptions named as a browser's. */
  create(options: PublicKeyCredentialCreationOptionsJSON, context: CreationContext): RegistrationResponseJSON;
  /** What `navigator.credentials.get()` would give, as JSON. Throws DOMExceptions named as a browser's. */
  get(options: PublicKeyCredentialRequestOptionsJSON, context: AssertionContext): AuthenticationResponseJSON;
  /** As `create`, with everything that made the response: for the forge. */
  makeRegistration(options: PublicKeyCredentialCreationOptionsJSON, context: CreationContext): MadeRegistration;
  /** As `get`, with everything that made the response: for the forge. */
  makeAuthentication(options: PublicKeyCredentialRequestOptionsJSON, context: AssertionContext): MadeAuthentication;
  /** A copy with the same keys and counters, which from now on count apart: what a thief of the keys holds. */
  clone(): Authenticator;
}

/**
 * Makes a software authenticator. It plays the client too, but an obliging one: it does not check that the origin may claim
 * the RP ID, so that a relying party can be shown what a browser would never send.
 */
export function createAuthenticator(options: AuthenticatorOptions = {}): Authenticator {
  return authenticatorOf({ settings: settingsOf(options), seed: createSeed(options.seed), credentials: [], made: 0 });
}

function authenticatorOf(state: AuthenticatorState): Authenticator {
  return {
    credentials: state.credentials,
    create: (options, context) => makeRegistration(state, options, context).response,
    get: (options, context) => makeAuthentication(state, options, context).response,
    makeRegistration: (options, context) => makeRegistration(state, options, context),
    makeAuthentication: (options, context) => makeAuthentication(state, options, context),
    clone: () => authenticatorOf({ ...state, credentials: state.credentials.map((credential) => ({ ...credential })) }),
  };
}
