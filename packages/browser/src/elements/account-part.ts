import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import type { CallOptions } from '../signet-client.ts';
import { AccountElement } from './account-element.ts';
import type { Question, SignetConfirm } from './signet-confirm.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { field } from './styles/field.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import { parted } from './styles/parted.ts';
import { sheet } from './styles/sheet.ts';
import type { AccountTexts } from './texts/account-texts.ts';
import { accountEn } from './texts/en-account.ts';
import type { Situation } from './texts/texts.ts';
import { Waiting } from './waiting/waiting.ts';

/**
 * A part of the account page: a heading and a sentence, beside them a sheet with what the server says. Fires `signet-part-ready` when
 * that is known for the first time, or that it cannot be.
 */
export abstract class AccountPart<Value> extends AccountElement {
  static override properties: PropertyDeclarations = {
    accountTexts: { attribute: false },
    value: { state: true },
  };
  static override styles: CSSResultGroup = [host, base, button, field, notice, sheet, parted];

  declare accountTexts: AccountTexts;
  declare protected value: Value | null;
  /** Apart from what the person does: a reading behind the page holds nobody up. */
  readonly #reading = new Waiting(this);
  #last: Promise<void> = Promise.resolve();
  #ready = false;

  constructor() {
    super();
    this.accountTexts = accountEn;
    this.value = null;
  }

  protected abstract get heading(): { readonly title: string; readonly about: string };
  protected abstract read(options: CallOptions): Promise<Value>;
  protected abstract renderValue(value: Value): unknown;

  /** Beside the heading; nothing by default. */
  protected renderAction(): unknown {
    return nothing;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page sets clients and texts in the same turn.
    queueMicrotask(() => void (this.value === null && this.load()));
  }

  /** After every reading. */
  protected loaded(_value: Value): void {}

  protected override back(): void {
    void this.load();
  }

  protected override render(): TemplateResult {
    const { value, heading } = this;
    return html`<section class="part" part="part" aria-labelledby="title">
        <header>
          <h2 id="title" tabindex="-1">${heading.title}</h2>
          <p>${heading.about}</p>
          ${this.renderAction()}
        </header>
        <div>
          ${this.renderStatus(3)}${this.renderRefusal(3, value === null ? () => void this.load() : undefined)}
          ${value === null ? this.#renderBones() : this.renderValue(value)}
        </div>
      </section>
      <signet-confirm
        .client=${this.signet}
        .texts=${this.texts}
        .site=${this.siteName}
      ></signet-confirm>`;
  }

  #renderBones(): TemplateResult | typeof nothing {
    if (this.refused) return nothing;
    const shown = this.#reading.words !== null;
    return html`<div
      class="sheet rows ${shown ? '' : 'unseen'}"
      role="group"
      aria-busy="true"
      aria-label=${this.accountTexts.loading}
    >
      <div class="row">
        <div class="row-main"><span class="bone bone-a"></span><span class="bone bone-b"></span></div>
      </div>
    </div>`;
  }

  /** Reads it again, after the readings that were asked for before. What is shown stays until then. */
  load(): Promise<void> {
    this.#last = this.#last.catch(() => {}).then(() => this.#load());
    return this.#last;
  }

  async #load(): Promise<void> {
    if (this.refused) this.forget();
    try {
      const value = await this.#reading.run((options) => this.read(options), 'checking');
      this.value = value;
      this.loaded(value);
    } catch (error) {
      if (this.isConnected) this.fail(error, 'confirming', false);
    }
    if (this.#ready) return;
    this.#ready = true;
    this.announce('signet-part-ready', null);
  }

  /** Asks the person to confirm it with a passkey; undefined: it stays as it is. */
  protected ask<Answer>(question: Question<Answer>): Promise<Answer | undefined> {
    return (this.renderRoot.querySelector('signet-confirm') as SignetConfirm).ask(question);
  }

  /** One thing at a time, with its words on the button and its fault above the sheet. @returns undefined where it failed */
  protected async attempt<Answer>(
    work: (options: CallOptions) => Promise<Answer>,
    situation: Situation = 'confirming',
  ): Promise<Answer | undefined> {
    if (this.waiting.pending || this.held) return undefined;
    this.forget();
    try {
      return await this.waiting.run(work, 'checking');
    } catch (error) {
      this.fail(error, situation);
      return undefined;
    }
  }

  protected focusTitle(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus());
  }
}
