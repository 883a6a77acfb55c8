import type { RequestBegun } from '@signet/protocol';
import { answerSignIn } from '../ceremony/answer-sign-in.ts';
import type { SignetError } from '../errors/signet-error.ts';
import type { Request } from '../http/request.ts';
import { phase } from '../prompt/phase.ts';
import type { AutofillOptions } from '../signet-client.ts';
import { autofillRank, takeTurn, turnIsFree, waiters } from '../turn/turn.ts';
import type { Turn, Waiter } from '../turn/turn.ts';

/** The part of a ceremony's lifetime after which it is replaced: whoever picks a passkey then still has time to finish. */
const renewal = 0.8;
/** Milliseconds: the longest pause after a failure; a prompt that was open this long starts a new row of failures. */
const longest = 60_000;
const forget = 5000;
/** Waiting mends none of these. */
const final = /^(rp-misconfigured|unsupported|in-frame)$/;
/** The person knows, or never asked. */
const quiet = /^(cancelled|timed-out|busy)$/;

/**
 * Conditional mediation for as long as the page offers a sign-in. `wake` is called whenever something may have changed
 * (turn free, page shown, timer, network back) and decides by the state alone.
 */
export function startAutofill(request: Request, options: AutofillOptions): void {
  const stopper = new AbortController();
  const { signal } = stopper;
  const call = { ...options, signal };
  const { onSignedIn, onError } = options;
  let held: Turn | undefined;
  let begun: RequestBegun | undefined;
  let renewAt = 0;
  let retryAt = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    waiters.delete(waiter);
    clearTimeout(timer);
    stopper.abort();
  };

  const wake = (): void => {
    const now = Date.now();
    if (document.visibilityState !== 'visible' || signal.aborted) return;
    if (held) {
      // Its end wakes this again.
      if (begun && now >= renewAt) held.close();
    } else if (now < retryAt) {
      wakeAt(retryAt);
    } else if (turnIsFree()) {
      void takeTurn(hold, signal, autofillRank);
    }
  };
  const waiter: Waiter = { wake, stop };

  /** Timers may fire a little early. */
  const wakeAt = (time: number): void => {
    clearTimeout(timer);
    timer = setTimeout(wake, time - Date.now() + 50);
  };

  const hold = async (turn: Turn): Promise<void> => {
    const started = Date.now();
    held = turn;
    try {
      if (!begun || started >= renewAt) {
        begun = undefined;
        phase(options, 'preparing');
        begun = await request('sign-in/begin', { mediation: 'conditional' }, turn);
        renewAt = Date.now() + begun.lifetime * renewal;
      }
      wakeAt(renewAt);
      const answer = await answerSignIn(request, begun, turn, call, undefined, 'conditional');
      queueMicrotask(() => onSignedIn(answer));
    } catch (error) {
      const answered = turn.rank > autofillRank;
      // Unused, the ceremony can be offered again after an abort.
      if (answered) begun = undefined;
      if (answered || !turn.signal.aborted) failed(error as SignetError, answered, Date.now() - started);
    } finally {
      held = undefined;
      phase(options, 'idle');
    }
  };

  const failed = (error: SignetError, answered: boolean, after: number): void => {
    const { code, retryAfter = 0 } = error;
    const expired = code === 'expired';
    if ((begun || answered) && after > forget && !expired) failures = 0;
    const before = failures++;
    // The first ceremony that ended too early is made good quietly.
    const again = expired && !before;
    retryAt = again ? 0 : Date.now() + Math.max(Math.min(1000 * 2 ** before, longest), retryAfter * 1000);
    // Trouble in getting a ceremony is told once; what became of an answer always.
    if (!again && !quiet.test(code) && (answered || !before)) queueMicrotask(() => onError?.(error));
    if (final.test(code)) stop();
  };

  const changed = (): void => {
    retryAt = 0;
    wake();
  };
  options.signal?.addEventListener('abort', stop, call);
  // visibilitychange bubbles up from the document.
  for (const type of ['visibilitychange', 'pageshow', 'online']) addEventListener(type, changed, call);
  waiters.add(waiter);
  wake();
}
