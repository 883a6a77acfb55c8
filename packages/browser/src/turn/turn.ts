import { link } from '../abort/link.ts';
import { SignetError } from '../errors/signet-error.ts';

/**
 * A browser runs one passkey request a page and refuses a second one, so whose turn it is belongs to the page:
 * all clients and elements share this module's state. A call ends the request of a lower rank, which the person was not
 * asked about; beside one of its own rank or a higher one it is `busy`.
 */
export const autofillRank = 0;
export const silentRank = 1;
export const modalRank = 2;

export interface Turn {
  rank: number;
  /** Aborted when a modal call, the end of the page or the caller wants the request closed. */
  readonly signal: AbortSignal;
  close(): void;
  /** The person has answered: the rank becomes that of a modal call. */
  keep(): void;
}

/** Autofill that wants the turn whenever no modal call has it. */
export interface Waiter {
  /** The turn is free. */
  wake(): void;
  /** Somebody signed in: there is nothing left to offer. */
  stop(): void;
}

export const waiters: Set<Waiter> = new Set();
let holder: Turn | undefined;

export const turnIsFree = (): boolean => !holder;

/** Runs with the page's turn. @throws SignetError `busy` at once beside a call that is not of a lower rank */
export async function takeTurn<T>(
  run: (turn: Turn) => Promise<T>,
  caller: AbortSignal | undefined,
  rank: number = modalRank,
): Promise<T> {
  if (holder && holder.rank >= rank) throw new SignetError('busy', 'Another call runs');
  // Chromium lets a request follow in the same tick as the abort of the one before.
  holder?.close();
  const controller = new AbortController();
  const { signal } = controller;
  const close = (): void => controller.abort();
  const turn: Turn = { rank, signal, close, keep: () => void (turn.rank = modalRank) };
  holder = turn;
  let left = false;
  link(caller, controller);
  addEventListener(
    'pagehide',
    () => {
      // A pending request would keep the page out of the back/forward cache.
      left = true;
      close();
    },
    { signal },
  );
  try {
    return await run(turn);
  } finally {
    close();
    if (holder === turn) holder = undefined;
    // After pagehide the page is still visible for a moment: waiters wake at pageshow.
    if (!left) for (const waiter of waiters) waiter.wake();
  }
}

/** Ends every autofill of the page. */
export function signedIn(): void {
  for (const waiter of waiters) waiter.stop();
}
