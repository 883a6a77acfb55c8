import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Recovery } from '@signet/protocol';

/** Milliseconds that a timer can run at most. */
const longestTimer = 2_000_000_000;

export type RecoverStep = 'code' | 'waiting' | 'ready';

/** The recovery that this browser is on: looked at again when its wait is over, and when the page is seen again. */
export class RecoveryWatch implements ReactiveController {
  recovery: Recovery | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => Promise<Recovery | null>;
  readonly #told: (ended: boolean) => void;
  #readyAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #seen = (): void => {
    if (document.visibilityState === 'visible' && this.recovery) void this.look();
  };

  /** @param told after every reading; `ended`: there was one, and it is no more */
  constructor(host: ReactiveControllerHost, ask: () => Promise<Recovery | null>, told: (ended: boolean) => void) {
    this.#host = host;
    this.#ask = ask;
    this.#told = told;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    this.stop();
  }

  get step(): RecoverStep {
    if (this.recovery === null) return 'code';
    return Date.now() >= this.#readyAt ? 'ready' : 'waiting';
  }

  /** What a person has not asked for fails quietly: the next request says what is wrong. */
  async look(): Promise<void> {
    const before = this.recovery;
    try {
      const recovery = await this.#ask();
      this.keep(recovery, before !== null && recovery === null);
    } catch {
      // As above.
    }
  }

  keep(recovery: Recovery | null, ended = false): void {
    this.stop();
    this.recovery = recovery;
    this.#readyAt = Date.now() + (recovery?.wait ?? 0);
    if (recovery && recovery.wait > 0) {
      this.#timer = setTimeout(() => void this.look(), Math.min(recovery.wait + 50, longestTimer));
    }
    this.#host.requestUpdate();
    this.#told(ended);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
