import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds before the first try; each further one waits twice as long, up to the last. */
const first = 4000;
const last = 60_000;

/** After a lost connection: tries again when the browser says it is back, and from time to time while the page is seen. */
export class Reconnect implements ReactiveController {
  readonly #attempt: () => Promise<boolean>;
  #wait = first;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #now = (): void => void this.#try();

  /** @param attempt whether there is a connection again; told to nobody else */
  constructor(host: ReactiveControllerHost, attempt: () => Promise<boolean>) {
    this.#attempt = attempt;
    host.addController(this);
  }

  start(): void {
    this.stop();
    this.#wait = first;
    this.#timer = setTimeout(this.#now, first);
    window.addEventListener('online', this.#now);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    window.removeEventListener('online', this.#now);
  }

  hostDisconnected(): void {
    this.stop();
  }

  async #try(): Promise<void> {
    const before = this.#timer;
    const back = document.visibilityState === 'visible' && (await this.#attempt());
    if (this.#timer !== before || before === null) return;
    if (back) return this.stop();
    clearTimeout(before);
    this.#wait = Math.min(this.#wait * 2, last);
    this.#timer = setTimeout(this.#now, this.#wait);
  }
}
