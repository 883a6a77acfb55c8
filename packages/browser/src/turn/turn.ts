import { link } from '../abort/link.ts';
import { SignetError } from '../errors/signet-error.ts';

/**
 * A browser runs one passkey request a page and refuses a second one, so whose turn it is belongs to the page:
 * all clients and elements share this module's state. A call ends the request of a lower rank, which the person was not
 * asked about; beside one of its own rank or a higher one it is `busy`.
 */
export const ranks = { autofill: 0, silent: 1, modal: 2 } as const;

export interface Turn {
  /** Aborted when a modal call, the end of the page or the caller wants the request closed. */
  readonly signal: AbortSignal;
  close(): void;
  /** The person has answered: from here on a modal call is `busy`, too. */
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
let holder: { rank: number; close(): void } | undefined;

export const turnIsFree = (): boolean => !holder;

/** Runs with the page's turn. @throws SignetError `busy` at once beside a call that is not of a lower rank */
export async function takeTurn<T>(
  run: (turn: Turn) => Promise<T>,
  signal: AbortSignal | undefined,
  rank: number = ranks.modal,
): Promise<T> {
  if (holder && holder.rank >= rank) throw new SignetError('busy', 'Another passkey call runs in this page');
  // Chromium lets a request follow in the same tick as the abort of the one before.
  holder?.close();
  const controller = new AbortController();
  const mine = { rank, close: () => controller.abort() };
  holder = mine;
  let left = false;
  const leave = (): void => {
    left = true;
    mine.close();
  };
  // A pending request would keep the page out of the back/forward cache.
  addEventListener('pagehide', leave);
  const unlink = link(signal, controller);
  try {
    return await run({ signal: controller.signal, close: mine.close, keep: () => void (mine.rank = ranks.modal) });
  } finally {
    unlink();
    removeEventListener('pagehide', leave);
    if (holder === mine) holder = undefined;
    // After pagehide the page is still visible for a moment: waiters wake at pageshow.
    if (!holder && !left) for (const waiter of waiters) waiter.wake();
  }
}

/** Ends every autofill of the page. */
export function signedIn(): void {
  for (const waiter of waiters) waiter.stop();
}
