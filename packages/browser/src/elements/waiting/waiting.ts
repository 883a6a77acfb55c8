import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Phase } from '../../signet-client.ts';

/** What a busy button says. */
export type WaitingWords = 'waiting' | 'checking' | 'slow';

/** Milliseconds of a server's silence before something is said about it, and before it is said that it lasts. */
const quiet = 300;
const long = 3000;

/** What the work is handed: `CeremonyOptions`, with nothing left out. */
export interface Turn {
  readonly signal: AbortSignal;
  readonly onPhase: (phase: Phase) => void;
}

/** One thing at a time: whether it is under way, what to say about it, and how to end it. */
export class Waiting implements ReactiveController {
  /** Clicks are ignored. */
  pending = false;
  words: WaitingWords | null = null;
  readonly #host: ReactiveControllerHost;
  #controller = new AbortController();
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.abort();
  }

  /** @param first what it begins with; `preparing` and `checking` are the server's turn */
  async run<Value>(work: (options: Turn) => Promise<Value>, first: Phase = 'preparing'): Promise<Value> {
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    this.phase(first);
    try {
      return await work({ signal, onPhase: (phase) => void (signal.aborted || this.phase(phase)) });
    } finally {
      if (this.#controller.signal === signal) this.phase('idle');
    }
  }

  phase(phase: Phase): void {
    this.#timers.splice(0).forEach(clearTimeout);
    this.pending = phase !== 'idle';
    if (phase === 'waiting') this.#say('waiting');
    else if (phase === 'idle') this.#say(null);
    else this.#timers = [setTimeout(() => this.#say('checking'), quiet), setTimeout(() => this.#say('slow'), long)];
    this.#host.requestUpdate();
  }

  abort(): void {
    this.#controller.abort();
  }

  #say(words: WaitingWords | null): void {
    this.words = words;
    this.#host.requestUpdate();
  }
}
