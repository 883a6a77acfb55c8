import { html } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { RecoveryStatus, Site, TotpBegun } from '@signet/protocol';
import type { CallOptions } from '../signet-client.ts';
import { AccountPart } from './account-part.ts';
import type { Question } from './signet-confirm.ts';
import { readDigits } from './recover/digits.ts';
import { appPanel } from './recovery/app-panel.ts';
import { addingAppQuestion, makingQuestion, removingAppQuestion, turningOffQuestion } from './recovery/questions.ts';
import { recoveryRows } from './recovery/rows.ts';

interface Standing {
  readonly status: RecoveryStatus;
  readonly site: Site;
}

/**
 * What an account has for the day when no passkey is at hand: recovery codes, an app for one-time codes, and turning all of it off.
 * Attributes: `base-url`, `site`, `username` (for the paper that codes are printed on).
 * Parts: part, field, input, save, notice. Fires `signet-recovery-changed` (detail: RecoveryStatus, as often as it is read).
 */
export class SignetRecovery extends AccountPart<Standing> {
  static override properties: PropertyDeclarations = {
    username: {},
    codes: { state: true },
    begun: { state: true },
    problem: { state: true },
  };

  declare username: string;
  /** Shown once, until the person says that they are stored. */
  declare protected codes: readonly string[] | null;
  declare protected begun: TotpBegun | null;
  declare protected problem: string;

  constructor() {
    super();
    this.username = '';
    this.codes = null;
    this.begun = null;
    this.problem = '';
  }

  protected override get heading(): { readonly title: string; readonly about: string } {
    return this.accountTexts.recovery;
  }

  protected override async read(options: CallOptions): Promise<Standing> {
    const [status, site] = await Promise.all([this.account.recovery.status(options), this.signet.site(options)]);
    return { status, site };
  }

  protected override loaded({ status }: Standing): void {
    this.announce('signet-recovery-changed', status);
  }

  /** Asks for a confirmation, and shows ten new codes. */
  readonly makeCodes = (): void => void this.#makeCodes();

  protected override renderValue({ status, site }: Standing): TemplateResult {
    if (this.codes) return this.#renderCodes(this.codes);
    if (this.begun) return this.#renderApp(this.begun);
    return recoveryRows({
      status,
      site,
      words: this.accountTexts.recovery,
      texts: this.texts,
      locale: this.locale,
      makeCodes: this.makeCodes,
      addApp: this.#addApp,
      removeApp: this.#removeApp,
      turnOff: this.#turnOff,
    });
  }

  #renderCodes(codes: readonly string[]): TemplateResult {
    return html`<div class="sheet">
      <div class="pad">
        <signet-recovery-codes
          .client=${this.signet}
          .accountClient=${this.account}
          .texts=${this.texts}
          .site=${this.siteName}
          .codes=${codes}
          .username=${this.username}
          .level=${3}
          @signet-codes-stored=${this.#stored}
        ></signet-recovery-codes>
      </div>
    </div>`;
  }

  #renderApp(begun: TotpBegun): TemplateResult {
    return appPanel({
      begun,
      words: this.accountTexts.recovery,
      texts: this.texts,
      busy: this.waiting.words,
      sayings: this.sayings,
      problem: this.problem,
      change: this.#mend,
      submit: this.#finishApp,
      leave: this.#leaveApp,
    });
  }

  async #makeCodes(): Promise<void> {
    const { value } = this;
    if (!value || this.waiting.pending) return;
    const codes = await this.ask(makingQuestion(this.account, this.accountTexts.recovery, value.status));
    if (!codes) return;
    this.forget();
    this.codes = codes;
  }

  readonly #stored = (): void => void this.#keptCodes();

  async #keptCodes(): Promise<void> {
    const { kept: title, keptText: text } = this.accountTexts.recovery;
    this.codes = null;
    await this.load();
    this.say({ tone: 'ok', title, text });
    this.focusTitle();
  }

  readonly #addApp = (): void => void this.#begin();

  async #begin(): Promise<void> {
    const begun = await this.ask(addingAppQuestion(this.account, this.accountTexts.recovery));
    if (!begun) return;
    this.forget();
    this.begun = begun;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#app')?.focus();
  }

  readonly #mend = (): void => {
    this.problem = '';
  };

  readonly #leaveApp = (): void => {
    this.waiting.abort();
    this.begun = null;
    this.problem = '';
    this.focusTitle();
  };

  readonly #finishApp = (event: Event): void => {
    event.preventDefault();
    void this.#finish();
  };

  async #finish(): Promise<void> {
    const words = this.accountTexts.recovery;
    const digits = this.renderRoot.querySelector<HTMLInputElement>('#digits');
    const code = readDigits(digits?.value, 6);
    if (code === null) {
      this.problem = words.appMissing;
      return digits?.focus();
    }
    const done = await this.attempt(async (options) => {
      await this.account.totp.finish(code, options);
      return true;
    }, 'digits');
    if (!done) return;
    this.begun = null;
    await this.load();
    this.say({ tone: 'ok', title: words.appAdded, text: words.appAddedText });
    this.focusTitle();
  }

  readonly #removeApp = (): void => {
    const words = this.accountTexts.recovery;
    void this.#askAndSay(removingAppQuestion(this.account, words), words.appRemoved, '');
  };

  readonly #turnOff = (): void => {
    const words = this.accountTexts.recovery;
    if (!this.value?.status.mayTurnOff) return;
    void this.#askAndSay(turningOffQuestion(this.account, words), words.turnedOff, words.turnedOffText);
  };

  async #askAndSay(question: Question<true>, title: string, text: string): Promise<void> {
    if (this.waiting.pending) return;
    const done = await this.ask(question);
    await this.load();
    if (!done) return;
    this.say({ tone: 'ok', title, text });
    this.focusTitle();
  }
}
