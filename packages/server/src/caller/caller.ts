import type { Finish, Parameters } from '@signet/protocol';
import type { AccountId, AccountRecord, RecoveryId, SessionRecord } from '../ports/records.ts';
import type { PasskeyUse } from '../ports/store.ts';

/** A session that is alive, with its account. */
export interface LiveSession {
  readonly record: SessionRecord;
  readonly account: AccountRecord;
}

/** The cookies of the host that was asked, and no other's. What is set or cleared here travels with the answer. */
export interface CallerCookies {
  readonly session: string | null;
  setSession(token: string, maxAge: number): void;
  clearSession(): void;
  /** Of which accounts this browser is a known device. It outlives sessions. */
  readonly deviceMarks: string | null;
  setDeviceMarks(marks: string, maxAge: number): void;
  /** The cookie of the ceremony whose nonce begins with `suffix` (8 characters). */
  ceremony(suffix: string): string | null;
  setCeremony(suffix: string, value: string, maxAge: number): void;
  clearCeremony(suffix: string): void;
  /** Ceremonies that this browser has pending. */
  pendingCeremonies(): readonly { readonly suffix: string; readonly value: string }[];
}

/** Who asks, as far as a use case may know: no header, no URL. */
export interface Caller {
  readonly requestId: string;
  /** Null where an embedding application did not say. */
  readonly address: string | null;
  /** `Firefox on Linux`: never the raw header. */
  readonly agent: string;
  readonly cookies: CallerCookies;
}

/** The request came from a page on this configured origin. */
export interface OnOrigin {
  readonly origin: string;
}

/** The request came with a live session. */
export interface InSession {
  readonly session: LiveSession;
}

/** The request came with a session that is good for one recovery and for nothing else. */
export interface InRecovery {
  readonly recovering: {
    readonly record: SessionRecord;
    readonly account: AccountRecord;
    readonly recovery: RecoveryId;
  };
}

/** Who runs the site, and by what right they ask. */
export interface Administrator {
  /** Null: the operator at the command line. */
  readonly account: AccountId | null;
  readonly role: 'admin' | 'owner';
  readonly via: 'session' | 'token' | 'operator';
  /** Id of the token; null: it is none. */
  readonly token: string | null;
  /** What a token is good for; null: all of the role. */
  readonly scopes: readonly string[] | null;
  /** For the audit log: `via`, the token's name, … */
  readonly data: Readonly<Record<string, string>>;
  /**
   * Holds a change to its confirmation: a session must bring one for this action and these parameters, a token brings none.
   * The use is recorded in a unit of its own, before the change.
   * @throws SignetProblem confirmation_required, those of acceptConfirmation, recovery_hold; CeremonyError
   */
  confirm(action: string, parameters: Parameters, confirmation: Finish | undefined): Promise<ConfirmedBy>;
}

/** What confirmed a change of an administrator, for its event. */
export interface ConfirmedBy {
  readonly use: PasskeyUse | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** The request came from an administrator. */
export interface AsAdministrator {
  readonly admin: Administrator;
}
