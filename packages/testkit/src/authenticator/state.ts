import type { AuthenticatorCredential } from './credential.ts';
import type { Seed } from './seed.ts';
import type { AuthenticatorSettings } from './settings.ts';

/** The memory of one authenticator. */
export interface AuthenticatorState {
  readonly settings: AuthenticatorSettings;
  readonly seed: Seed;
  readonly credentials: AuthenticatorCredential[];
  /** Credentials made so far: labels the randomness of the next. */
  made: number;
}
