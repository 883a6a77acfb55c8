import type { ReactiveControllerHost } from 'lit';
import type { Texts } from '../texts/texts.ts';
import type { NoticeAction } from './notice.ts';

/** "Copy the link": where the clipboard is closed, the address itself is shown, to be copied by hand. */
export class PageLink {
  readonly #host: ReactiveControllerHost;
  #state: 'offered' | 'copied' | 'shown' = 'offered';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** @param said tells screen readers that it is done */
  action(texts: Texts, said: (words: string) => void): NoticeAction {
    if (this.#state === 'shown') return { label: location.href, href: location.href };
    if (this.#state === 'copied') return { label: texts.copied, press: () => {} };
    return { label: texts.actions['copy-link'], press: () => void this.#copy().then(() => said(texts.copied)) };
  }

  async #copy(): Promise<void> {
    this.#state = await navigator.clipboard.writeText(location.href).then(
      () => 'copied',
      () => 'shown',
    );
    this.#host.requestUpdate();
  }
}
