import type { RequestBegun } from '@signet/protocol';
import { answerSignIn } from '../ceremony/answer-sign-in.ts';
import type { SignetError } from '../errors/signet-error.ts';
import type { Request } from '../http/request.ts';
import type { AutofillOptions } from '../signet-client.ts';
import { ranks, signedIn, takeTurn, turnIsFree, waiters } from '../turn/turn.ts';
import type { Turn, Waiter } from '../turn/turn.ts';

/** The part of a ceremony's lifetime after which it is replaced: whoever picks a passkey then still has time to finish. */
const renewal = 0.8;
/** Milliseconds: the first pause after a failure (doubled each time), the longest, and what ends a row of failures. */
const pause = { first: 1000, longest: 60_000, forget: 5000 };
/** Waiting mends none of these. */
const final: readonly string[] = ['rp-misconfigured', 'unsupported', 'in-frame'];
/** The person asked for nothing yet, or knows. */
const quiet: readonly string[] = ['cancelled', 'timed-out', 'busy'];

/**
 * Conditional mediation for as long as the page offers a sign-in. `wake` is called whenever something may have changed
 * (turn free, page shown, timer, network back) and decides by the state alone.
 */
export class Autofill implements Waiter {
  readonly #request: Request;
  readonly #options: AutofillOptions;
  readonly #stopper: AbortController = new AbortController();
  #turn: Turn | undefined;
  /** Not answered yet: can be offered again after an abort, since nobody has used its challenge. */
  #begun: RequestBegun | undefined;
  #renewAt = 0;
  #retryAt = 0;
  #failures = 0;
  /** The trouble in getting a ceremony was reported: its retries do not repeat it. */
  #told = false;
  /** The last answer met an ended ceremony; the first one is made good quietly. */
  #expired = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(request: Request, options: AutofillOptions) {
    this.#request = request;
    this.#options = { ...options, signal: this.#stopper.signal };
    const until = { signal: this.#stopper.signal };
    options.signal?.addEventListener('abort', () => this.stop(), until);
    document.addEventListener('visibilitychange', () => this.wake(), until);
    addEventListener('pageshow', () => this.wake(), until);
    addEventListener(
      'online',
      () => {
        this.#retryAt = 0;
        this.wake();
      },
      until,
    );
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
    let answered = false;
    const keep = (): void => {
      answered = true;
      this.#begun = undefined;
      turn.keep();
    };
    this.#turn = turn;
    try {
      const begun = await this.#ceremony(started, turn.signal);
      this.#wakeAt(this.#renewAt);
      const mine = { ...turn, keep };
      const answer = await answerSignIn(this.#request, begun, mine, this.#options, undefined, 'conditional');
      signedIn();
      queueMicrotask(() => onSignedIn(answer));
    } catch (error) {
      if (!turn.signal.aborted) this.#failed(error as SignetError, answered, Date.now() - started);
    } finally {
      this.#turn = undefined;
      onPhase?.('idle');
    }
  }

  async #ceremony(now: number, signal: AbortSignal): Promise<RequestBegun> {
    if (this.#begun && now < this.#renewAt) return this.#begun;
    this.#begun = undefined;
    this.#options.onPhase?.('preparing');
    const begun = await this.#request('sign-in/begin', { mediation: 'conditional' }, signal);
    this.#renewAt = Date.now() + begun.lifetime * renewal;
    this.#told = false;
    this.#begun = begun;
    return begun;
  }

  #failed(error: SignetError, answered: boolean, after: number): void {
    const { code, retryAfter = 0 } = error;
    if ((answered || this.#begun) && after > pause.forget) this.#failures = 0;
    const wait = Math.min(pause.first * 2 ** this.#failures++, pause.longest);
    this.#expired = answered && code === 'expired' && !this.#expired;
    this.#retryAt = this.#expired ? 0 : Date.now() + Math.max(wait, retryAfter * 1000);
    if (!this.#expired && !quiet.includes(code) && (answered || !this.#told)) {
      this.#told = !answered;
      queueMicrotask(() => this.#options.onError?.(error));
    }
    if (final.includes(code)) this.stop();
  }
}
