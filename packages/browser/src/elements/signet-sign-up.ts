import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { SignetError } from '../errors/signet-error.ts';
import { giveTyped, takeTyped } from './door-form.ts';
import type { Typed } from './door-form.ts';
import { textField } from './field/text-field.ts';
import { SignetElement } from './signet-element.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { door } from './styles/door.ts';
import { field } from './styles/field.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import { busyButton } from './waiting/busy-button.ts';

/**
 * The form that makes an account and its first passkey.
 * Attributes: `base-url`, `site`, `take-focus` (where there is a keyboard).
 * Parts: field, input, submit, cancel, notice. Fires `signet-signed-in` (detail: SignedIn).
 */
export class SignetSignUp extends SignetElement {
  static override properties: PropertyDeclarations = { problem: { state: true }, done: { state: true } };
  static override styles: CSSResultGroup = [host, base, button, field, notice, door];

  /** What is wrong with the username, under its field. */
  declare protected problem: string;
  declare protected done: boolean;
  #typed: Typed | null = null;

  constructor() {
    super();
    this.problem = '';
    this.done = false;
  }

  protected override back(): void {
    this.done = false;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#typed = takeTyped(this);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.#typed) giveTyped(this.renderRoot, this.#typed);
    const free = document.activeElement === document.body;
    if (this.hasAttribute('take-focus') && free && matchMedia('(pointer: fine)').matches)
      this.#field('username').focus();
    void this.#look();
  }

  protected override render(): TemplateResult {
    const { texts, waiting, problem } = this;
    return html`${this.renderStatus(2)}${this.renderRefusal(2)}
      <form class="stack" novalidate @submit=${this.#submit}>
        ${textField({
          id: 'username',
          label: texts.username,
          autocomplete: 'username',
          verbatim: true,
          required: true,
          problem,
          change: () => (this.problem = ''),
        })}
        ${textField({
          id: 'displayName',
          label: html`${texts.signUp.displayName} <span class="optional">${texts.signUp.optional}</span>`,
          autocomplete: 'name',
        })}
        ${busyButton({
          look: 'btn-primary btn-tall btn-wide',
          part: 'submit',
          label: this.done ? texts.told['signed-in'].title : this.mainLabel(texts.signUp.submit),
          ...(this.done && { icon: 'check' }),
          words: waiting.words,
          sayings: this.sayings,
          disabled: this.held,
        })}
        <div class="after">
          <p class="promise ${waiting.words === null ? '' : 'is-away'}">${texts.signUp.promise}</p>
          ${
            waiting.words === null
              ? nothing
              : html`<button class="btn btn-quiet" part="cancel" type="button" @click=${this.#cancel}>${texts.cancel}</button>`
          }
        </div>
      </form>`;
  }

  #field(name: 'username' | 'displayName'): HTMLInputElement {
    return this.renderRoot.querySelector(`#${name}`) as HTMLInputElement;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#signUp();
  };

  readonly #cancel = (): void => {
    this.waiting.abort();
    this.renderRoot.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };

  async #signUp(): Promise<void> {
    if (this.waiting.pending || this.held || this.done) return;
    const username = this.#field('username').value.trim();
    const displayName = this.#field('displayName').value.trim();
    this.forget();
    if (!username) return this.#mend(this.texts.signUp.missing);
    let asked: AbortSignal | undefined;
    try {
      const signedIn = await this.waiting.run((options) => {
        asked = options.signal;
        return this.signet.signUp({ username, ...(displayName && { displayName }) }, options);
      });
      this.done = true;
      this.tell('signed-in');
      this.announce('signet-signed-in', signedIn);
    } catch (error) {
      if (asked?.aborted) return;
      this.fail(error, 'adding');
      const problem = this.fieldProblem();
      if (problem) this.#mend(problem);
    }
  }

  /** Says under the field what is wrong with it, and goes there. */
  #mend(problem: string): void {
    this.problem = problem;
    void this.updateComplete.then(() => this.#field('username').focus());
  }

  async #look(): Promise<void> {
    const can = await this.signet.capabilities();
    if (can.passkeys && !can.inFrame) return;
    this.fail(
      new SignetError(can.inFrame ? 'in-frame' : 'unsupported', 'The page cannot run ceremonies'),
      'adding',
      false,
    );
  }
}
