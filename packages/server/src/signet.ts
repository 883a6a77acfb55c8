import type { Parameters } from '@signet/protocol';
import type { Logger } from 'pino';
import type { RelyingPartyInput } from './configuration/relying-party.ts';
import type { Confirmed } from './confirm/require.ts';
import type { EnrolmentSubject } from './enrol/ticket.ts';
import type { ObservedAnswer } from './http/observed-answer.ts';
import type { PasskeyEndpoints } from './http/well-known.ts';
import type { LimitSettings } from './limits/limits.ts';
import type { MailTransport } from './mail/transport.ts';
import type { PolicyInput } from './policy/policy.ts';
import type { MailRecord } from './ports/notice-records.ts';
import type { Clock, Random } from './ports/platform.ts';
import type { Store } from './ports/store.ts';
import type { SessionFacts } from './sessions/facts.ts';
import type { RequiredAssurance } from './sessions/require-assurance.ts';

export interface SignetConfig {
  /** Stays the caller's: `close()` does not close it. */
  readonly store: Store;
  /** 32 bytes; wraps the keys in the store. */
  readonly masterKey: Uint8Array;
  readonly relyingParty: RelyingPartyInput;
  /** Where the routes are mounted: nothing, or a path like `/auth`. */
  readonly basePath?: string;
  /**
   * Given, it is the policy, and nothing else changes it. Left out: the one in the store is in force, at the first start made of
   * defaults, which the admin API and the command line change.
   */
  readonly policy?: PolicyInput;
  /** Addresses (CIDR) of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  readonly limits?: Partial<LimitSettings>;
  /**
   * `several`: other processes work on the same store, so that sign-ups are counted there too, with one write each. By
   * default `one`.
   */
  readonly processes?: 'one' | 'several';
  /** Told of every answer, for metrics. What it throws is logged and goes no further. */
  readonly observe?: (answer: ObservedAnswer) => void;
  /** Pages that password managers may link to. */
  readonly passkeyEndpoints?: PasskeyEndpoints;
  /**
   * What takes the messages that people get; they are tried again for half a day. `outbox`: for development, they only go
   * into the store, where `outbox()` finds them. Left out: there are no messages.
   */
  readonly mail?: MailTransport | 'outbox';
  /** How long `close()` waits for the upkeep where the store does not answer, milliseconds; by default 5000. */
  readonly upkeepLimit?: number;
  /** By default warnings and failures go to standard output. */
  readonly log?: Logger;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** What an action's own request must bring. */
export interface RequiredConfirmation {
  readonly action: string;
  /** What the action is about to do, by the server's own reading: compared name by name, value by value. */
  readonly parameters: Parameters;
  /** As the browser SDK's `confirm` answered it, and the request carried it: checked here, whatever it is. */
  readonly confirmation: unknown;
  /** Address of the connection's other end, for the audit log. */
  readonly clientAddress?: string;
}

export interface Peer {
  /** Address of the connection's other end. */
  readonly clientAddress: string;
  /**
   * The HTTP server holds every body to its Content-Length, as node:http does: bodies then are read in one piece, which
   * costs a tenth of a sign-in less. Left out: nothing is believed of it.
   */
  readonly lengthHolds?: boolean;
}

export interface Signet {
  /** Answers a request to one of the routes; never rejects. */
  handle(request: Request, peer: Peer): Promise<Response>;
  /** Answers /.well-known/webauthn and /.well-known/passkey-endpoints; null: another address. */
  wellKnown(request: Request): Response | null;
  /**
   * For pages that the application serves itself: null, or the answer to give instead (a loopback address moves to
   * localhost, an unknown Host is refused).
   */
  guardPage(request: Request): Response | null;
  /** Who is signed in; null: nobody. It guards against no cross-site request: that is the asking route's to do. */
  session(request: Request): Promise<SessionFacts | null>;
  /**
   * Who is signed in, if the session has that assurance: where it has not, the browser SDK's `raise` confirms and raises it. As
   * `session`, it guards against no cross-site request.
   * @throws SignetProblem session_required, assurance_too_low; TypeError for a requirement that is none
   */
  requireAssurance(request: Request, required: RequiredAssurance): Promise<SessionFacts>;
  /**
   * Lets an action of the application happen only if its own request carries a confirmation for it. Also requires a
   * session and a configured Origin.
   * @throws SignetProblem with `code`, `status`; TypeError where `parameters` holds anything but texts, finite numbers,
   *   booleans and nulls
   */
  requireConfirmation(request: Request, required: RequiredConfirmation): Promise<Confirmed>;
  /**
   * A sealed, single-use permission for the signed-in user of an existing application to add a passkey.
   * @throws SignetProblem name_invalid; TypeError
   */
  enrolmentTicket(subject: EnrolmentSubject): Promise<string>;
  /** The latest messages, for a page in development: whoever reads them reads the codes in them. */
  outbox(): Promise<readonly MailRecord[]>;
  /** Whether it takes requests and the store answers; told within two seconds. */
  ready(): Promise<boolean>;
  /** Refuses new requests, waits for those in hand, stops the upkeep, whose run in hand it waits for up to `upkeepLimit`. */
  close(): Promise<void>;
}
