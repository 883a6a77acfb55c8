import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { Recovery, SignedUp, Site } from '@signet/protocol';
import { SignetError } from '../errors/signet-error.ts';
import type { SignetErrorCode } from '../errors/signet-error.ts';
import { AccountElement } from './account-element.ts';
import { codesAfterMaking } from './codes/after-making.ts';
import { giveTyped, takeTyped } from './door-form.ts';
import type { Typed } from './door-form.ts';
import { appFields, codeField, readyWords, waitText, waitingStep } from './recover/steps.ts';
import type { Words } from './recover/steps.ts';
import { typedInput } from './recover/typed-input.ts';
import { RecoveryWatch } from './recover/watch.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { door } from './styles/door.ts';
import { field } from './styles/field.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import type { AccountTexts } from './texts/account-texts.ts';
import { accountEn } from './texts/en-account.ts';
import { busyButton } from './waiting/busy-button.ts';

/** The recovery of this browser is no more: a code is asked for again. */
const ended: readonly SignetErrorCode[] = ['recovery-over', 'recovery-required'];

/**
 * The way back in for somebody without a passkey at hand: a code, the wait, a new passkey, new codes.
 * Attributes: `base-url`, `site`, `take-focus` (where there is a keyboard).
 * Parts: field, input, submit, cancel, notice. Fires `signet-recover-step` (detail: `code`, `waiting`, `ready` or `codes`) and last
 * `signet-signed-in` (detail: SignedUp).
 */
export class SignetRecover extends AccountElement {
  static override properties: PropertyDeclarations = {
    accountTexts: { attribute: false },
    policy: { state: true },
    byApp: { state: true },
    problem: { state: true },
    made: { state: true },
    done: { state: true },
  };
  static override styles: CSSResultGroup = [host, base, button, field, notice, door];

  declare accountTexts: AccountTexts;
  declare protected policy: Site | null;
  declare protected byApp: boolean;
  /** What is wrong with what was typed, under its field. */
  declare protected problem: string;
  declare protected made: SignedUp | null;
  declare protected done: boolean;
  #typed: Typed | null = null;
  readonly #watch = new RecoveryWatch(
    this,
    () => this.account.recover.state(),
    (ended) => this.#told(ended),
  );

  constructor() {
    super();
    this.accountTexts = accountEn;
    this.policy = null;
    this.byApp = false;
    this.problem = '';
    this.made = null;
    this.done = false;
  }

  protected override back(): void {
    void this.#watch.look();
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#typed = takeTyped(this);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.#typed) giveTyped(this.renderRoot, this.#typed);
    void this.#ask();
    // Until it is known whether a code is asked for at all, the page may keep the form out of sight.
    void this.#watch.look().then(() => this.#takeFocus());
  }

  protected override render(): TemplateResult {
    const { made } = this;
    if (made) {
      const { signet: client, account: accountClient, texts, siteName: site } = this;
      return codesAfterMaking(made, { client, accountClient, texts, site }, () => this.#finish(made));
    }
    return html`${this.renderStatus(2)}${this.renderRefusal(2)}${this.#renderStep()}`;
  }

  #renderStep(): TemplateResult {
    const { recovery, step } = this.#watch;
    if (recovery === null) return this.#renderForm();
    return step === 'ready' ? this.#renderReady(recovery) : waitingStep(recovery, this.#words);
  }

  #renderForm(): TemplateResult {
    const words = this.accountTexts.recover;
    const typing = { problem: this.problem, change: this.#mend };
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      ${this.byApp ? appFields(this.#words, typing) : codeField(this.#words, typing)}
      ${this.#renderMain(words.submit)}
      <p class="promise promise-kept">${this.policy ? waitText(this.policy, this.#words) : nothing}</p>
      <div class="after">${this.#renderAfter()}</div>
    </form>`;
  }

  /** Cancel while something is awaited, else the other of two ways, where the site has both. */
  #renderAfter(): TemplateResult | typeof nothing {
    if (this.waiting.words !== null) return this.#renderCancel();
    const { codes, totp } = this.policy?.recovery ?? {};
    if (!codes || !totp) return nothing;
    const words = this.accountTexts.recover;
    return html`<button class="btn-link" type="button" @click=${this.#swap}>
      ${this.byApp ? words.useCode : words.useApp}
    </button>`;
  }

  #renderReady(recovery: Recovery): TemplateResult {
    return html`<form class="stack" novalidate aria-labelledby="step" @submit=${this.#create}>
      ${readyWords(recovery, this.#words)}${this.#renderMain(this.accountTexts.recover.create)}
      <div class="after">${this.waiting.words === null ? nothing : this.#renderCancel()}</div>
    </form>`;
  }

  #renderMain(label: string): TemplateResult {
    return busyButton({
      look: 'btn-primary btn-tall btn-wide',
      part: 'submit',
      label: this.done ? this.texts.told['signed-in'].title : this.mainLabel(label),
      ...(this.done && { icon: 'check' }),
      words: this.waiting.words,
      sayings: this.sayings,
      disabled: this.held,
    });
  }

  #renderCancel(): TemplateResult {
    return html`<button class="btn btn-quiet" part="cancel" type="button" @click=${this.#cancel}>${this.texts.cancel}</button>`;
  }

  get #words(): Words {
    return { words: this.accountTexts.recover, texts: this.texts, locale: this.locale };
  }

  #field(id: 'code' | 'username' | 'digits'): HTMLInputElement | null {
    return this.renderRoot.querySelector(`#${id}`);
  }

  #takeFocus(): void {
    const free = document.activeElement === document.body;
    if (this.hasAttribute('take-focus') && free && matchMedia('(pointer: fine)').matches) this.#field('code')?.focus();
  }

  readonly #mend = (): void => {
    this.problem = '';
  };

  readonly #swap = (): void => {
    this.forget();
    this.problem = '';
    this.byApp = !this.byApp;
    void this.updateComplete.then(() => this.#field(this.byApp ? 'username' : 'code')?.focus());
  };

  readonly #cancel = (): void => {
    this.waiting.abort();
    this.renderRoot.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#begin();
  };

  async #begin(): Promise<void> {
    if (this.waiting.pending || this.held) return;
    const input = typedInput(this.renderRoot, this.byApp);
    this.forget();
    if (input === null) {
      const words = this.accountTexts.recover;
      this.problem = this.byApp ? words.appMissing : words.codeMissing;
      return void this.updateComplete.then(() => this.#field(this.byApp ? 'digits' : 'code')?.focus());
    }
    let asked: AbortSignal | undefined;
    try {
      const recovery = await this.waiting.run((options) => {
        asked = options.signal;
        return this.account.recover.begin(input, options);
      });
      this.#watch.keep(recovery);
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#step')?.focus());
    } catch (error) {
      if (!asked?.aborted) this.fail(error, this.byApp ? 'digits' : 'signing-in');
    }
  }

  readonly #create = (event: Event): void => {
    event.preventDefault();
    void this.#enrol();
  };

  async #enrol(): Promise<void> {
    if (this.waiting.pending || this.held || this.done) return;
    this.forget();
    let asked: AbortSignal | undefined;
    try {
      const made = await this.waiting.run((options) => {
        asked = options.signal;
        return this.account.recover.enrol(options);
      });
      this.#watch.stop();
      if (!made.recoveryCodes) return this.#finish(made);
      this.made = made;
      this.announce('signet-recover-step', 'codes');
    } catch (error) {
      if (asked?.aborted) return;
      if (error instanceof SignetError && error.code === 'recovery-not-ready') return this.#watch.look();
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    if (error instanceof SignetError && ended.includes(error.code)) this.#watch.keep(null);
    this.fail(error, 'adding');
  }

  #finish(made: SignedUp): void {
    this.done = true;
    if (!this.made) this.tell('signed-in');
    this.announce('signet-signed-in', made);
  }

  #told(ended: boolean): void {
    if (this.made || this.done) return;
    if (ended) this.fail(new SignetError('recovery-over', 'The recovery ended'), 'adding');
    this.announce('signet-recover-step', this.#watch.step);
  }

  async #ask(): Promise<void> {
    try {
      this.policy = await this.signet.site();
      this.byApp = !this.policy.recovery.codes && this.policy.recovery.totp;
    } catch {
      // Getting back in goes without it.
    }
  }
}
