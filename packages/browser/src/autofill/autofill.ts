import type { RequestBegun } from '@signet/protocol';
import { answerSignIn } from '../ceremony/answer-sign-in.ts';
import type { SignetError } from '../errors/signet-error.ts';
import type { Request } from '../http/request.ts';
import type { AutofillOptions } from '../signet-client.ts';
import { ranks, takeTurn, turnIsFree, waiters } from '../turn/turn.ts';
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
export class Autofill implements Waiter {
  readonly #request: Request;
  readonly #options: AutofillOptions & { readonly signal: AbortSignal };
  readonly #stopper: AbortController = new AbortController();
  #turn: Turn | undefined;
  #begun: RequestBegun | undefined;
  #renewAt = 0;
  #retryAt = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(request: Request, options: AutofillOptions) {
    this.#request = request;
    this.#options = { ...options, signal: this.#stopper.signal };
    options.signal?.addEventListener('abort', () => this.stop(), this.#options);
  }

  start(): void {
    const changed = (): void => {
      this.#retryAt = 0;
      this.wake();
    };
    // visibilitychange bubbles up from the document.
    for (const type of ['visibilitychange', 'pageshow', 'online']) addEventListener(type, changed, this.#options);
    waiters.add(this);
    this.wake();
  }

  stop(): void {
    waiters.delete(this);
    clearTimeout(this.#timer);
    this.#stopper.abort();
  }

  wake(): void {
    const now = Date.now();
    if (document.visibilityState !== 'visible' || this.#stopper.signal.aborted) return;
    if (this.#turn) {
      // Its end wakes this again.
      if (this.#begun && now >= this.#renewAt) this.#turn.close();
    } else if (now < this.#retryAt) {
      this.#wakeAt(this.#retryAt);
    } else if (turnIsFree()) {
      void takeTurn((turn) => this.#hold(turn), this.#stopper.signal, ranks.autofill);
    }
  }

  /** Timers may fire a little early. */
  #wakeAt(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), time - Date.now() + 50);
  }

  async #hold(turn: Turn): Promise<void> {
    const { onPhase, onSignedIn } = this.#options;
    const started = Date.now();
    this.#turn = turn;
    try {
      if (!this.#begun || started >= this.#renewAt) {
        this.#begun = undefined;
        onPhase?.('preparing');
        this.#begun = await this.#request('sign-in/begin', { mediation: 'conditional' }, turn);
        this.#renewAt = Date.now() + this.#begun.lifetime * renewal;
      }
      this.#wakeAt(this.#renewAt);
      const answer = await answerSignIn(this.#request, this.#begun, turn, this.#options, undefined, 'conditional');
      queueMicrotask(() => onSignedIn(answer));
    } catch (error) {
      const answered = turn.rank > ranks.autofill;
      // Unused, the ceremony can be offered again after an abort.
      if (answered) this.#begun = undefined;
      if (answered || !turn.signal.aborted) this.#failed(error as SignetError, answered, Date.now() - started);
    } finally {
      this.#turn = undefined;
      onPhase?.('idle');
    }
  }

  #failed(error: SignetError, answered: boolean, after: number): void {
    const { code, retryAfter = 0 } = error;
    const expired = code === 'expired';
    if (this.#begun || answered) if (after > forget && !expired) this.#failures = 0;
    const failures = this.#failures++;
    // The first ceremony that ended too early is made good quietly.
    const again = expired && !failures;
    this.#retryAt = again ? 0 : Date.now() + Math.max(Math.min(1000 * 2 ** failures, longest), retryAfter * 1000);
    // Trouble in getting a ceremony is told once; what became of an answer always.
    if (!again && !quiet.test(code) && (answered || !failures)) queueMicrotask(() => this.#options.onError?.(error));
    if (final.test(code)) this.stop();
  }
}
