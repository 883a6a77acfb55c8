import type { AccountSizes } from '../load-accounts.ts';
import type { Person } from './person.ts';
import type { Answer, Sent, Wire } from './wire.ts';

/** One way to sign in over HTTP: what begins, what finishes, and whose session came of it. */
export interface SignInCalls {
  readonly begin: Sent;
  challengeOf(begun: Answer): string;
  finish(begun: Answer, response: string): Sent;
  accountOf(finished: Answer): string;
}

/** A server under test, running, with people who have passkeys there. */
export interface Server {
  readonly name: string;
  readonly wire: Wire;
  readonly calls: SignInCalls;
  readonly people: readonly Person[];
  /** Roots of its process trees, and of its database's where that is another. */
  readonly processes: { readonly server: number; readonly database: number | null };
  /** Of what was loaded; null where nothing was. */
  readonly sizes: AccountSizes | null;
  /** Durability as the database itself tells it. */
  readonly durability: Readonly<Record<string, string>>;
  close(): Promise<void>;
}
