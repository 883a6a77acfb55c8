import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { Recovery, SignedUp, Site } from '@signet/protocol';
import type { RecoverInput } from '../account/account-client.ts';
import { SignetError } from '../errors/signet-error.ts';
import type { SignetErrorCode } from '../errors/signet-error.ts';
import { AccountElement } from './account-element.ts';
import { giveTyped, takeTyped } from './door-form.ts';
import type { Typed } from './door-form.ts';
import { textField } from './field/text-field.ts';
import { icon } from './icons/icon.ts';
import { readDigits } from './recover/digits.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { door } from './styles/door.ts';
import { field } from './styles/field.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import type { AccountTexts } from './texts/account-texts.ts';
import { accountEn } from './texts/en-account.ts';
import { fill } from './texts/fill.ts';
import { weave } from './texts/weave.ts';
import { due, sayLength } from './time/moment.ts';
import { busyButton } from './waiting/busy-button.ts';

/** The recovery of this browser is no more: a code is asked for again. */
const ended: readonly SignetErrorCode[] = ['recovery-over', 'recovery-required'];
/** Milliseconds that a timer can run at most. */
const longestTimer = 2_000_000_000;

/**
 * The way back in for somebody without a passkey at hand: a code, the wait, a new passkey, new codes.
 * Attributes: `base-url`, `site`, `take-focus` (where there is a keyboard).
 * Parts: field, input, submit, cancel, notice. Fires `signet-recover-step` (detail: `code`, `waiting`, `ready` or `codes`) and last
 * `signet-signed-in` (detail: SignedUp).
 */
export class SignetRecover extends AccountElement {
  static override properties: PropertyDeclarations = {
    accountTexts: { attribute: false },
    recovery: { state: true },
    policy: { state: true },
    byApp: { state: true },
    problem: { state: true },
    made: { state: true },
    done: { state: true },
  };
  static override styles: CSSResultGroup = [host, base, button, field, notice, door];

  declare accountTexts: AccountTexts;
  declare protected recovery: Recovery | null;
  declare protected policy: Site | null;
  declare protected byApp: boolean;
  /** What is wrong with what was typed, under its field. */
  declare protected problem: string;
  declare protected made: SignedUp | null;
  declare protected done: boolean;
  #typed: Typed | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readyAt = 0;
  readonly #seen = (): void => {
    if (document.visibilityState === 'visible' && this.recovery) void this.#look();
  };

  constructor() {
    super();
    this.accountTexts = accountEn;
    this.recovery = null;
    this.policy = null;
    this.byApp = false;
    this.problem = '';
    this.made = null;
    this.done = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#timer);
  }

  protected override back(): void {
    void this.#look();
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#typed = takeTyped(this);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.#typed) giveTyped(this.renderRoot, this.#typed);
    void this.#ask();
    // Until it is known whether a code is asked for at all, the page may keep the form out of sight.
    void this.#look().then(() => this.#takeFocus());
  }

  protected override render(): TemplateResult {
    const { made, recovery } = this;
    if (made) return this.#renderCodes(made);
    return html`${this.renderStatus(2)}${this.renderRefusal(2)}
      ${recovery === null ? this.#renderForm() : this.#ready ? this.#renderReady(recovery) : this.#renderWaiting(recovery)}`;
  }

  #renderForm(): TemplateResult {
    const words = this.accountTexts.recover;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      ${this.byApp ? this.#renderAppFields() : this.#renderCodeField()}
      ${this.#renderMain(words.submit)}
      <p class="promise promise-kept">${this.policy ? this.#waitText(this.policy) : nothing}</p>
      <div class="after">${this.#renderAfter()}</div>
    </form>`;
  }

  #renderCodeField(): TemplateResult {
    const words = this.accountTexts.recover;
    return textField({
      id: 'code',
      label: words.code,
      autocomplete: 'off',
      verbatim: true,
      required: true,
      hint: words.codeHint,
      problem: this.problem,
      change: this.#mend,
    });
  }

  #renderAppFields(): TemplateResult {
    const words = this.accountTexts.recover;
    return html`${textField({ id: 'username', label: this.texts.username, autocomplete: 'username', verbatim: true, required: true })}
    ${textField({
      id: 'digits',
      label: words.digits,
      autocomplete: 'one-time-code',
      verbatim: true,
      required: true,
      problem: this.problem,
      change: this.#mend,
    })}`;
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

  #renderWaiting(recovery: Recovery): TemplateResult {
    const words = this.accountTexts.recover;
    const { texts, locale } = this;
    const time = due(recovery.readyAt, texts, locale);
    return html`<section class="stack" aria-labelledby="step">
      <h2 class="step" id="step" tabindex="-1">${icon('clock')} <span>${weave(words.waitingTitle, { time })}</span></h2>
      <p>${words.waitingText}</p>
      <p class="muted">${words.waitingElsewhere}</p>
      <p class="muted">${words.stoppable}</p>
      <div class="after"></div>
    </section>`;
  }

  #renderReady(recovery: Recovery): TemplateResult {
    const words = this.accountTexts.recover;
    const time = due(recovery.expires, this.texts, this.locale);
    return html`<form class="stack" novalidate aria-labelledby="step" @submit=${this.#create}>
      <h2 class="step" id="step" tabindex="-1">${words.readyTitle}</h2>
      <p>${words.readyText}</p>
      <p class="muted">${weave(words.readyUntil, { time })}</p>
      ${this.#renderMain(words.create)}
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

  #renderCodes(made: SignedUp): TemplateResult {
    const done = (): void => this.#finish(made);
    return html`<signet-recovery-codes
      .client=${this.signet}
      .accountClient=${this.account}
      .texts=${this.texts}
      .site=${this.siteName}
      .codes=${made.recoveryCodes ?? []}
      .username=${made.session.account.username}
      later
      @signet-codes-stored=${done}
      @signet-codes-later=${done}
    ></signet-recovery-codes>`;
  }

  #waitText({ recovery: { coolDown } }: Site): string {
    const { wait, noWait } = this.accountTexts.recover;
    return coolDown === 0 ? noWait : fill(wait, { wait: sayLength(coolDown, this.locale) });
  }

  get #ready(): boolean {
    return Date.now() >= this.#readyAt;
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
    const input = this.#typedInput();
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
      this.#show(recovery, true);
    } catch (error) {
      if (!asked?.aborted) this.fail(error, this.byApp ? 'digits' : 'signing-in');
    }
  }

  #typedInput(): RecoverInput | null {
    if (!this.byApp) {
      const code = this.#field('code')?.value.trim();
      return code ? { code } : null;
    }
    const username = this.#field('username')?.value.trim();
    const totp = readDigits(this.#field('digits')?.value, 6);
    return username && totp ? { username, totp } : null;
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
      clearTimeout(this.#timer);
      if (!made.recoveryCodes) return this.#finish(made);
      this.made = made;
      this.announce('signet-recover-step', 'codes');
    } catch (error) {
      if (asked?.aborted) return;
      if (error instanceof SignetError && error.code === 'recovery-not-ready') return this.#look();
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    if (error instanceof SignetError && ended.includes(error.code)) this.#show(null, false);
    this.fail(error, 'adding');
  }

  #finish(made: SignedUp): void {
    this.done = true;
    if (!this.made) this.tell('signed-in');
    this.announce('signet-signed-in', made);
  }

  /** Whether this browser is on a recovery already. What a person has not asked for fails quietly. */
  async #look(): Promise<void> {
    try {
      const before = this.recovery;
      const recovery = await this.account.recover.state();
      this.#show(recovery, false);
      if (before && !recovery) this.fail(new SignetError('recovery-over', 'The recovery ended'), 'adding');
    } catch {
      // The code is asked for, and the next request says what is wrong.
    }
  }

  async #ask(): Promise<void> {
    try {
      this.policy = await this.signet.site();
      this.byApp = !this.policy.recovery.codes && this.policy.recovery.totp;
    } catch {
      // As above.
    }
  }

  /** @param moved the person asked for it: the new heading takes the focus */
  #show(recovery: Recovery | null, moved: boolean): void {
    if (this.made || this.done) return;
    this.recovery = recovery;
    clearTimeout(this.#timer);
    if (recovery) {
      this.#readyAt = Date.now() + recovery.wait;
      if (recovery.wait > 0)
        this.#timer = setTimeout(() => void this.#look(), Math.min(recovery.wait + 50, longestTimer));
    }
    this.announce('signet-recover-step', recovery === null ? 'code' : recovery.wait > 0 ? 'waiting' : 'ready');
    if (moved) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#step')?.focus());
  }
}
