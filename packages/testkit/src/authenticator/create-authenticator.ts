import type { AuthenticatorCredential } from './credential.ts';
import type { AssertionContext, MadeAuthentication } from './make-authentication.ts';
import { makeAuthentication } from './make-authentication.ts';
import type { CreationContext, MadeRegistration } from './make-registration.ts';
import { makeRegistration } from './make-registration.ts';
import type { CreationOptions, RequestOptions } from './options.ts';
import { completeCreation, completeRequest } from './options.ts';
import type { AssertedResponse, CreatedResponse } from './responses.ts';
import { createSeed } from './seed.ts';
import type { AuthenticatorOptions } from './settings.ts';
import { settingsOf } from './settings.ts';
import type { AuthenticatorState } from './state.ts';

/** The context of a ceremony whose origin may be left out: a page on the RP ID itself. */
export type OnPage<Context extends { readonly origin: string }> = Omit<Context, 'origin'> & {
  readonly origin?: string | undefined;
};

/**
 * A browser and an authenticator in one: options of a server in, the response a page would post out. Nothing is asynchronous.
 * All four throw DOMExceptions named as a browser's, and a TypeError where options without RP ID come without an origin.
 */
export interface Authenticator {
  /** Its credentials, oldest first; counters and backup state may be set by a test. */
  readonly credentials: readonly AuthenticatorCredential[];
  /**
   * What `navigator.credentials.create()` would give, as JSON.
   * @param context by default a page on the RP ID itself, and a person who agrees and is verified where that is possible
   */
  create(options: CreationOptions, context?: OnPage<CreationContext>): CreatedResponse;
  /** What `navigator.credentials.get()` would give, as JSON; the context is as in `create`. */
  get(options: RequestOptions, context?: OnPage<AssertionContext>): AssertedResponse;
  /** As `create`, with everything that made the response: for the forge. */
  makeRegistration(options: CreationOptions, context?: OnPage<CreationContext>): MadeRegistration;
  /** As `get`, with everything that made the response: for the forge. */
  makeAuthentication(options: RequestOptions, context?: OnPage<AssertionContext>): MadeAuthentication;
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
  const register = (asked: CreationOptions, context: OnPage<CreationContext> = {}): MadeRegistration => {
    const { options, origin } = completeCreation(asked, context);
    return makeRegistration(state, options, { ...context, origin });
  };
  const assert = (asked: RequestOptions, context: OnPage<AssertionContext> = {}): MadeAuthentication => {
    const { options, origin } = completeRequest(asked, context);
    return makeAuthentication(state, options, { ...context, origin });
  };
  return {
    credentials: state.credentials,
    create: (options, context) => register(options, context).response,
    get: (options, context) => assert(options, context).response,
    makeRegistration: register,
    makeAuthentication: assert,
    clone: () => authenticatorOf({ ...state, credentials: state.credentials.map((credential) => ({ ...credential })) }),
  };
}
