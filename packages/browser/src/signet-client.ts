import type {
  AccountAnswer,
  AccountRename,
  ConfirmBegin,
  EnrolBegin,
  Enrolled,
  Finish,
  PasskeyAdded,
  PasskeyDeleted,
  PasskeyList,
  Session,
  SignedIn,
  SignedUp,
  SignUpBegin,
  Site,
} from '@signet/protocol';
import type { SignetError } from './errors/signet-error.ts';

export interface SignetOptions {
  /** Where the handler is mounted: `''` (default), `/auth` or `https://id.example.com`. */
  readonly baseUrl?: string;
  /** Instead of the page's own `fetch`. */
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  /** Ends the call, an open prompt included, with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
}

/** preparing: asking the server; waiting: the person has the prompt; checking: the server verifies; idle: not armed. */
export type Phase = 'idle' | 'preparing' | 'waiting' | 'checking';

export interface CeremonyOptions extends CallOptions {
  readonly onPhase?: ((phase: Phase) => void) | undefined;
}

export interface SignInOptions extends CeremonyOptions {
  /** Asks for the passkeys of this account, where the site's policy has sign-in by username. */
  readonly username?: string | undefined;
}

export interface AutofillOptions extends CeremonyOptions {
  readonly onSignedIn: (signedIn: SignedIn) => void;
  /** Something the person should read; autofill goes on by itself where it can. Never called for a cancel. */
  readonly onError?: ((error: SignetError) => void) | undefined;
}

export interface Capabilities {
  /** The page can run ceremonies at all. */
  readonly passkeys: boolean;
  /** Passkeys can be suggested in a field (`autocomplete="username webauthn"`). */
  readonly autofill: boolean;
  readonly platformAuthenticator: boolean;
  /** `enrol` with `mediation: 'conditional'` can add a passkey without a prompt. */
  readonly silentUpgrade: boolean;
  /** The page is in a frame that may not use passkeys. */
  readonly inFrame: boolean;
}

/** What the confirmed action's own request carries. Single use. */
export type Confirmation = Finish;

export interface Adding {
  /**
   * Makes the passkey and stores it. May be called again after `cancelled`, `timed-out`, `busy` or `already-registered`
   * while the ceremony lives.
   */
  create(options?: CeremonyOptions): Promise<PasskeyAdded>;
}

/** Every method rejects with a SignetError and nothing else. */
export interface SignetClient {
  capabilities(): Promise<Capabilities>;
  site(options?: CallOptions): Promise<Site>;
  /**
   * Makes an account and its first passkey.
   * @returns also the recovery codes, shown once; null where the policy has none, or where the answer was lost on the way
   */
  signUp(input: SignUpBegin, options?: CeremonyOptions): Promise<SignedUp>;
  /** Opens the browser's prompt. A pending autofill is aborted first and armed again if this fails. */
  signIn(options?: SignInOptions): Promise<SignedIn>;
  /**
   * Suggests passkeys in the page's field until somebody signs in or `signal` aborts.
   * @returns false where the browser cannot (nothing was started).
   */
  autofill(options: AutofillOptions): Promise<boolean>;
  signOut(options?: CallOptions): Promise<void>;
  session(options?: CallOptions): Promise<Session | null>;
  /** Asks the person to confirm one action with these parameters; the answer goes into the action's request. */
  confirm(input: ConfirmBegin, options?: CeremonyOptions): Promise<Confirmation>;
  readonly passkeys: {
    /** Also tells the authenticators which passkeys are in use. */
    list(options?: CallOptions): Promise<PasskeyList>;
    /** @param confirmation of `passkey.add` with parameters `{}` */
    beginAdd(confirmation: Confirmation, options?: CallOptions): Promise<Adding>;
    /** @param options with the confirmation of `passkey.rename`, `{ passkey, label }`, where the site asks for one */
    rename(
      passkey: string,
      label: string,
      options?: CallOptions & { readonly confirmation?: Confirmation | undefined },
    ): Promise<PasskeyAdded>;
    /** @param confirmation of `passkey.delete` with parameters `{ passkey }` */
    delete(passkey: string, confirmation: Confirmation, options?: CallOptions): Promise<PasskeyDeleted>;
  };
  readonly account: {
    /** Also tells the authenticators the new names. */
    rename(names: AccountRename, options?: CallOptions): Promise<AccountAnswer>;
  };
  /** Adds a passkey to an account of the embedding application; `conditional` makes it without a prompt or fails. */
  enrol(input: EnrolBegin, options?: CeremonyOptions): Promise<Enrolled>;
}
