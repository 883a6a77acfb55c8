import type {
  ActivityList,
  EmailAnswer,
  EmailBegun,
  Invited,
  NoticeList,
  Passkey,
  RecoverBegin,
  Recovery,
  RecoveryCodes,
  RecoveryStatus,
  SessionList,
  SessionsRevoked,
  SignedIn,
  SignedUp,
  TotpBegun,
} from '@signet/protocol';
import type { CallOptions, CeremonyOptions, Confirmation } from '../signet-client.ts';

/** A recovery code, or the six digits of an app with the username that they belong to. */
export type RecoverInput = RecoverBegin;

/** Of the optional confirmations: where the site's policy asks for one (`Site.confirmed`). */
type Confirmable = CallOptions & { readonly confirmation?: Confirmation | undefined };

/**
 * All that keeps an account safe and its owner in it. Every method rejects with a SignetError and nothing else. A
 * `confirmation` comes from `confirm` of the client, for the action and the parameters named here, and serves once.
 */
export interface AccountClient {
  readonly recovery: {
    /** How the account that is signed in stands with recovery. */
    status(options?: CallOptions): Promise<RecoveryStatus>;
    /** Ten new codes, shown once; the old ones stop working. @param confirmation of `recovery-codes.make`, `{}` */
    makeCodes(confirmation: Confirmation, options?: CallOptions): Promise<RecoveryCodes>;
    /** The person has stored the newest codes: from now on they count as a way in. */
    codesStored(options?: CallOptions): Promise<void>;
    /** Stops the recovery that is under way. @param confirmation of `recovery.cancel`, `{}` */
    cancel(confirmation: Confirmation, options?: CallOptions): Promise<void>;
    /** @param confirmation of `recovery.turn-off`, `{}` */
    turnOff(confirmation: Confirmation, options?: CallOptions): Promise<void>;
  };
  /** The way back in for somebody who cannot sign in. */
  readonly recover: {
    /** The recovery of this browser, or null. */
    state(options?: CallOptions): Promise<Recovery | null>;
    /** Starts one, or opens the one again that the same code started. */
    begin(input: RecoverInput, options?: CallOptions): Promise<Recovery>;
    /** After the cool-down: makes the new passkey and signs in. The ten new codes are shown once. */
    enrol(options?: CeremonyOptions): Promise<SignedUp>;
  };
  /** One-time codes of an app (RFC 6238), where the site's policy has them. */
  readonly totp: {
    /** @param confirmation of `totp.add`, `{}` */
    begin(confirmation: Confirmation, options?: CallOptions): Promise<TotpBegun>;
    /** @param code six digits: the app has the secret */
    finish(code: string, options?: CallOptions): Promise<void>;
    /** @param confirmation of `totp.remove`, `{}` */
    remove(confirmation: Confirmation, options?: CallOptions): Promise<void>;
  };
  readonly sessions: {
    list(options?: CallOptions): Promise<SessionList>;
    /** @param options with the confirmation of `session.revoke`, `{ session }`, where asked for */
    revoke(session: string, options?: Confirmable): Promise<SessionsRevoked>;
    /** Every session but this one. @param options with the confirmation of `session.revoke`, `{}`, where asked for */
    revokeOthers(options?: Confirmable): Promise<SessionsRevoked>;
    /** Gives this session the assurance that the confirmation proved. @param confirmation of `session.raise`, `{}` */
    raise(confirmation: Confirmation, options?: CallOptions): Promise<SignedIn>;
  };
  readonly notices: {
    /** @param before id of the last notice that was read: what is older */
    list(before?: string | null, options?: CallOptions): Promise<NoticeList>;
    /** @param upTo id of the newest notice that was seen */
    read(upTo: string, options?: CallOptions): Promise<void>;
  };
  /** The account's own log. */
  activity(before?: string | null, options?: CallOptions): Promise<ActivityList>;
  /** Where notices go too, if the site sends mail. */
  readonly email: {
    read(options?: CallOptions): Promise<EmailAnswer>;
    /** Sends a code to the address. @param confirmation of `account.email`, `{ email }` */
    begin(email: string, confirmation: Confirmation, options?: CallOptions): Promise<EmailBegun>;
    /** @param check of `begin`; @param code eight digits, as they were sent */
    finish(check: string, code: string, options?: CallOptions): Promise<EmailAnswer>;
    /** @param confirmation of `account.email-remove`, `{}` */
    remove(confirmation: Confirmation, options?: CallOptions): Promise<EmailAnswer>;
  };
  /** Takes a suspicion from a passkey. @param confirmation of `passkey.restore`, `{ passkey }`, by another one */
  restorePasskey(passkey: string, confirmation: Confirmation, options?: CallOptions): Promise<Passkey>;
  /** Deletes the account, and tells the authenticators. @param confirmation of `account.delete`, `{}` */
  deleteAccount(confirmation: Confirmation, options?: CallOptions): Promise<void>;
  /** What an invitation is good for. */
  invitation(token: string, options?: CallOptions): Promise<Invited>;
}
