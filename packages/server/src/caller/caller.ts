import type { AccountRecord, SessionRecord } from '../ports/records.ts';

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
