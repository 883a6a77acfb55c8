import { LitElement, html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { createSignet } from '../create-signet.ts';
import { SignetError } from '../errors/signet-error.ts';
import type { SignetClient } from '../signet-client.ts';
import { noticeTemplate } from './notice/notice.ts';
import type { Notice, NoticeAction } from './notice/notice.ts';
import { PageLink } from './notice/page-link.ts';
import { Reconnect } from './notice/reconnect.ts';
import { refusedNotice, retryLabel } from './notice/refused-notice.ts';
import { refusalOf } from './notice/refused.ts';
import type { Refused, Voice } from './notice/refused.ts';
import { retryTime } from './notice/values.ts';
import { en } from './texts/en.ts';
import { fill } from './texts/fill.ts';
import { localeOf } from './texts/locale.ts';
import type { Situation, Texts, Told, ToldState } from './texts/texts.ts';
import { weave } from './texts/weave.ts';
import { Waiting } from './waiting/waiting.ts';
import type { WaitingWords } from './waiting/waiting.ts';

/** What a person was told, with what its placeholders stand for. */
interface Saying {
  readonly told: Told;
  readonly values: Readonly<Record<string, unknown>>;
  readonly state?: ToldState;
}

/**
 * What all elements share: the client, the texts, one thing under way at a time, and one notice.
 * Fires `signet-refused` (detail: `{ code }`), `signet-refusal-cleared` and, when the session has ended, `signet-signed-out`.
 */
export abstract class SignetElement extends LitElement {
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url' },
    site: {},
    client: { attribute: false },
    texts: { attribute: false },
    refused: { state: true },
    told: { state: true },
    spoken: { state: true },
  };

  /** Where the handler is mounted; '' by default. */
  declare baseUrl: string;
  /** The site's name, as the person knows it. */
  declare site: string;
  /** Instead of a client made for `base-url`. */
  declare client: SignetClient | undefined;
  /** Every word; English by default. */
  declare texts: Texts;
  declare protected refused: Refused | null;
  declare protected told: Saying | null;
  /** For screen readers alone, beside the words of the busy button. */
  declare protected spoken: string;

  protected readonly waiting: Waiting = new Waiting(this);
  readonly #link = new PageLink(this);
  readonly #reconnect = new Reconnect(this, () => this.#connected());
  #own: SignetClient | undefined;
  #wake: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.baseUrl = '';
    this.site = '';
    this.texts = en;
    this.refused = null;
    this.told = null;
    this.spoken = '';
  }

  /** Called when a lost connection is back. */
  protected abstract back(): void;

  protected get signet(): SignetClient {
    return this.client ?? (this.#own ??= createSignet({ baseUrl: this.baseUrl }));
  }

  protected get siteName(): string {
    return this.site || location.hostname;
  }

  protected get locale(): string {
    return localeOf(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#wake);
  }

  /** Shows what went wrong. A person's own Cancel needs no words. @param steal whether the notice takes the focus */
  protected fail(error: unknown, situation: Situation, steal = true): void {
    if (!(error instanceof SignetError)) throw error;
    this.forget();
    if (error.code === 'signed-out' && !this.announce('signet-signed-out', null)) return;
    this.refused = { error, situation, at: new Date() };
    if (error.code === 'offline' || error.code === 'network') this.#reconnect.start();
    const until = retryTime(this.refused);
    if (until) this.#wake = setTimeout(() => this.forget(), until.getTime() - Date.now());
    this.announce('signet-refused', { code: error.code });
    if (steal) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.notice')?.focus());
  }

  /** Takes the notice away. */
  protected forget(): void {
    this.#reconnect.stop();
    clearTimeout(this.#wake);
    if (this.refused) this.announce('signet-refusal-cleared', null);
    this.refused = null;
    this.told = null;
    this.spoken = '';
  }

  protected tell(state: ToldState, name?: string): void {
    this.say(this.texts.told[state], { name: html`<bdi>${name}</bdi>` }, state);
  }

  /** Shows a notice for what went well. */
  protected say(told: Told, values: Saying['values'] = {}, state?: ToldState): void {
    this.forget();
    this.told = { told, values, ...(state && { state }) };
  }

  /** @returns false if a listener prevented the default */
  protected announce(type: string, detail: unknown): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  /** Too many attempts: until then the main button does nothing. */
  protected get held(): boolean {
    return this.refused?.error.code === 'rate-limited' && this.refused.error.retryAfter !== undefined;
  }

  /** What the main button says: after an error, what to do now. */
  protected mainLabel(usual: string): string {
    return (this.refused && retryLabel(this.refused, this.#voice)) ?? usual;
  }

  /** What a busy button says. */
  protected get sayings(): Record<WaitingWords, string> {
    const { waiting, checking, slow } = this.texts.waiting;
    return { waiting, checking, slow: fill(slow, { site: this.siteName }) };
  }

  /** The page's one `role=status`: words for waiting and done, and the notice for what went well. */
  protected renderStatus(level: 2 | 3): TemplateResult {
    const { words } = this.waiting;
    const said = words === null ? this.spoken : this.sayings[words];
    const quiet = this.told === null || this.told.state === 'signed-in';
    return html`<div role="status">
      <span class="sr">${this.told?.state === 'signed-in' ? this.texts.told['signed-in'].title : said}</span>
      ${quiet || this.told === null ? nothing : noticeTemplate(this.#tellingOf(this.told), level)}
    </div>`;
  }

  /** The error, if there is one. @param retry puts trying again into the notice, where no main button does it */
  protected renderRefusal(level: 2 | 3, retry?: () => void): unknown {
    const { refused } = this;
    if (refused === null || this.fieldProblem()) return nothing;
    return noticeTemplate(refusedNotice(refused, this.#voice, this.#actionsOf(refused, retry)), level);
  }

  /** What a field is told, where the error is about one; else ''. */
  protected fieldProblem(): string {
    const refusal = this.refused && refusalOf(this.refused, this.texts);
    return refusal?.tone === 'field' ? refusal.text : '';
  }

  get #voice(): Voice {
    return { site: this.siteName, texts: this.texts, locale: this.locale };
  }

  #tellingOf({ told, values }: Saying): Notice {
    const { tone, title, text } = told;
    return { tone, title: weave(title, values), text: weave(text, values), actions: [], alert: false };
  }

  #actionsOf(refused: Refused, retry: (() => void) | undefined): NoticeAction[] {
    const { action } = refusalOf(refused, this.texts);
    const actions: NoticeAction[] = [];
    const again = retryLabel(refused, this.#voice);
    if (retry && again && !this.held) actions.push({ label: again, press: retry });
    if (action === 'copy-link') actions.push(this.#link.action(this.texts, (words) => (this.spoken = words)));
    else if (action) {
      const label = fill(this.texts.actions[action], { site: this.siteName });
      if (action === 'open-site') actions.push({ label, href: location.href, newTab: true });
      else actions.push({ label, press: () => this.announce('signet-signed-out', null) });
    }
    return actions;
  }

  async #connected(): Promise<boolean> {
    const lost = await this.signet.session().then(
      () => false,
      (error: unknown) => error instanceof SignetError && (error.code === 'offline' || error.code === 'network'),
    );
    if (lost) return false;
    this.forget();
    this.spoken = this.texts.connected;
    this.back();
    return true;
  }
}
