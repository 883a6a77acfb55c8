import { html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { EmailAnswer } from '@signet/protocol';
import type { CallOptions } from '../signet-client.ts';
import { keyed } from 'lit/directives/keyed.js';
import { AccountPart } from './account-part.ts';
import { textField } from './field/text-field.ts';
import { readDigits } from './recover/digits.ts';
import { weave } from './texts/weave.ts';
import { busyButton } from './waiting/busy-button.ts';

/** An address that waits for its code. */
interface Checked {
  readonly email: string;
  readonly check: string;
}

/**
 * Where notices go too: the address, checked by a code that is sent to it. Attributes: `base-url`, `site`.
 * Parts: part, field, input, save, notice. Fires `signet-email-changed` (detail: EmailAnswer).
 */
export class SignetEmail extends AccountPart<EmailAnswer> {
  static override properties: PropertyDeclarations = {
    changing: { state: true },
    checked: { state: true },
    problem: { state: true },
  };

  /** A field stands in for the address that is kept. */
  declare protected changing: boolean;
  declare protected checked: Checked | null;
  declare protected problem: string;

  constructor() {
    super();
    this.changing = false;
    this.checked = null;
    this.problem = '';
  }

  protected override get heading(): { readonly title: string; readonly about: string } {
    return this.accountTexts.email;
  }

  protected override read(options: CallOptions): Promise<EmailAnswer> {
    return this.account.email.read(options);
  }

  protected override renderValue({ email }: EmailAnswer): TemplateResult {
    if (this.checked) return this.#renderCode(this.checked);
    return email === null || this.changing ? this.#renderField() : this.#renderKept(email);
  }

  #renderKept(email: string): TemplateResult {
    const words = this.accountTexts.email;
    return html`<div class="sheet rows">
      <div class="row without-tile">
        <div class="row-main">
          <p class="row-title"><bdi>${email}</bdi></p>
          <p class="row-meta">${weave(words.now, { email: html`<bdi>${email}</bdi>` })}</p>
        </div>
        <div class="row-actions">
          <button class="btn btn-quiet btn-compact" type="button" @click=${this.#change}>${words.change}</button>
          <button class="btn btn-quiet btn-compact is-danger" type="button" @click=${() => void this.#remove(email)}>
            ${words.remove}
          </button>
        </div>
      </div>
    </div>`;
  }

  #renderField(): TemplateResult {
    const words = this.accountTexts.email;
    const field = textField({
      id: 'email',
      label: words.field,
      autocomplete: 'email',
      verbatim: true,
      problem: this.problem,
      change: this.#mend,
    });
    return this.#renderForm(keyed('address', field), words.set, this.#begin, this.changing ? this.#leave : null);
  }

  #renderCode({ email }: Checked): TemplateResult {
    const words = this.accountTexts.email;
    const field = textField({
      id: 'digits',
      label: words.code,
      autocomplete: 'one-time-code',
      verbatim: true,
      hint: words.codeHint.replace('{email}', email),
      problem: this.problem,
      change: this.#mend,
    });
    // Another field, not the one before it with what was typed there.
    return this.#renderForm(keyed('code', field), words.finish, this.#finish, this.#leave);
  }

  #renderForm(
    field: unknown,
    label: string,
    submit: (event: Event) => void,
    leave: (() => void) | null,
  ): TemplateResult {
    return html`<form class="sheet" novalidate @submit=${submit}>
      <div class="pad stack">
        ${field}
        <div class="shelf">
          ${busyButton({
            look: 'btn-secondary',
            part: 'save',
            keeps: ['checking'],
            label,
            words: this.waiting.words,
            sayings: this.sayings,
            disabled: this.held,
          })}
          ${
            leave
              ? html`<button class="btn btn-quiet" type="button" @click=${leave}>${this.texts.cancel}</button>`
              : nothing
          }
        </div>
      </div>
    </form>`;
  }

  readonly #mend = (): void => {
    this.problem = '';
  };

  readonly #change = (): void => {
    this.forget();
    this.changing = true;
    this.#focusField();
  };

  readonly #leave = (): void => {
    this.waiting.abort();
    this.#settle();
    this.focusTitle();
  };

  #settle(): void {
    this.changing = false;
    this.checked = null;
    this.problem = '';
  }

  readonly #begin = (event: Event): void => {
    event.preventDefault();
    void this.#check(this.renderRoot.querySelector<HTMLInputElement>('#email')?.value.trim() ?? '');
  };

  async #check(email: string): Promise<void> {
    if (this.waiting.pending || this.held) return;
    const words = this.accountTexts.email;
    this.forget();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) return this.#mustMend(words.missing);
    const begun = await this.ask({
      action: 'account.email',
      parameters: { email },
      title: weave(words.setQuestion, { email: html`<bdi>${email}</bdi>` }),
      text: words.setText,
      run: (confirmation, options) => this.account.email.begin(email, confirmation, options),
    });
    if (!begun) return;
    this.checked = { email, check: begun.check };
    this.#focusField();
  }

  readonly #finish = (event: Event): void => {
    event.preventDefault();
    void this.#use();
  };

  async #use(): Promise<void> {
    const { checked } = this;
    const words = this.accountTexts.email;
    const code = readDigits(this.renderRoot.querySelector<HTMLInputElement>('#digits')?.value, 8);
    if (!checked || this.waiting.pending) return;
    if (code === null) return this.#mustMend(words.codeMissing);
    const answer = await this.attempt((options) => this.account.email.finish(checked.check, code, options));
    if (this.refused?.error.code === 'email-check-invalid') this.checked = null;
    if (!answer) return;
    this.#keep(answer);
    this.say({ tone: 'ok', title: words.done, text: words.doneText }, { email: html`<bdi>${checked.email}</bdi>` });
  }

  async #remove(email: string): Promise<void> {
    if (this.waiting.pending) return;
    const words = this.accountTexts.email;
    const answer = await this.ask({
      action: 'account.email-remove',
      parameters: {},
      title: weave(words.removeQuestion, { email: html`<bdi>${email}</bdi>` }),
      text: words.removeText,
      confirmLabel: words.remove,
      cancelLabel: words.removeKeep,
      run: (confirmation, options) => this.account.email.remove(confirmation, options),
    });
    if (!answer) return;
    this.#keep(answer);
    this.say({ tone: 'ok', title: words.removed, text: '' });
  }

  #keep(answer: EmailAnswer): void {
    this.value = answer;
    this.#settle();
    this.announce('signet-email-changed', answer);
    this.focusTitle();
  }

  #mustMend(problem: string): void {
    this.problem = problem;
    this.#focusField();
  }

  #focusField(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#email, #digits')?.focus());
  }
}
