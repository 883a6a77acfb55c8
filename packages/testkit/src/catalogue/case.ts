import type {
  CeremonyErrorCode,
  CredentialRecord,
  ExpectedAuthentication,
  ExpectedRegistration,
} from '@signet/webauthn';
import type { Authenticator } from '../authenticator/create-authenticator.ts';
import type { CreationOptions, RequestOptions } from '../authenticator/options.ts';
import type { AuthenticatorOptions } from '../authenticator/settings.ts';

/** A registration that a relying party began: what a case is made for in place of the catalogue's own. */
export interface LiveRegistration {
  /** As the relying party answered them. */
  readonly options: CreationOptions;
  /** Where the ceremony runs; by default a page on the RP ID. */
  readonly origin?: string | undefined;
}

/** An authentication that a relying party began. */
export interface LiveAuthentication {
  /** As the relying party answered them. */
  readonly options: RequestOptions;
  readonly origin?: string | undefined;
  /** Made with the case's `authenticator` options, and registered at that relying party. */
  readonly authenticator: Authenticator;
}

/** What is handed to a relying party's registration: the response, and what it expects. */
export interface RegistrationAttempt {
  readonly response: unknown;
  readonly expected: ExpectedRegistration;
}

/** What is handed to a relying party's authentication: the response, what it expects, and the stored credential. */
export interface AuthenticationAttempt {
  readonly response: unknown;
  readonly expected: ExpectedAuthentication;
  readonly credential: CredentialRecord;
}

/** What every case says of itself. */
export interface CaseFacts {
  /** Line of the known-bad catalogue. */
  readonly line: number;
  /** Unique, stable name. */
  readonly id: string;
  /** The one thing that is wrong. */
  readonly mutation: string;
  /** The refusal to expect. */
  readonly code: CeremonyErrorCode;
  /** The step that refuses: `R.9` is step 9 of §7.1, `A.9` of §7.2. */
  readonly step: string;
  /** Later steps that refuse too, since they ask about the same thing; usually there are none. */
  readonly inItsWake?: readonly string[];
  /** Why no relying party that is asked over HTTP can be shown it: only a caller of the library can make this mistake. */
  readonly libraryOnly?: string;
}

/** One hostile registration beside the control it was made from by one change; the control has to be accepted. */
export interface RegistrationCase extends CaseFacts {
  readonly ceremony: 'registration';
  /**
   * Members of `expected` in which it differs from what the plainest relying party expects: a policy that not every one has.
   * Empty: every cautious relying party has to refuse the case. `user`: the account is known before; `record`: something else
   * is stored than what was registered.
   */
  readonly policy: readonly string[];
  /** The authenticator that makes control and hostile response. */
  readonly authenticator: AuthenticatorOptions;
  /** @param live a ceremony of a running relying party; by default the catalogue's own, the same bytes each time */
  make(live?: LiveRegistration): { readonly control: RegistrationAttempt; readonly hostile: RegistrationAttempt };
}

/** One hostile authentication beside the control it was made from by one change; the control has to be accepted. */
export interface AuthenticationCase extends CaseFacts {
  readonly ceremony: 'authentication';
  /**
   * Members of `expected` in which it differs from what the plainest relying party expects: a policy that not every one has.
   * Empty: every cautious relying party has to refuse the case. `user`: the account is known before; `record`: something else
   * is stored than what was registered.
   */
  readonly policy: readonly string[];
  /** The authenticator that makes control and hostile response. */
  readonly authenticator: AuthenticatorOptions;
  /** @param live a ceremony of a running relying party; by default the catalogue's own, the same bytes each time */
  make(live?: LiveAuthentication): { readonly control: AuthenticationAttempt; readonly hostile: AuthenticationAttempt };
}

/** An unusual input that has to be accepted: a relying party that refuses it is too strict. */
export type AcceptedCase =
  | { readonly ceremony: 'registration'; readonly id: string; readonly why: string; make(): RegistrationAttempt }
  | { readonly ceremony: 'authentication'; readonly id: string; readonly why: string; make(): AuthenticationAttempt };

/** A line that no single response can show: it needs a server that remembers. */
export interface ServerLine {
  readonly line: number;
  readonly mutation: string;
  readonly code: string;
  /** Where it is tested. */
  readonly tested: string;
}
