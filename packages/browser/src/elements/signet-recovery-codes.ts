import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { AccountElement } from './account-element.ts';
import { printCodes } from './codes/print.ts';
import { saveText } from './codes/save.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { codes as codeStyles } from './styles/codes.ts';
import { field } from './styles/field.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import { fill } from './texts/fill.ts';
import { busyButton } from './waiting/busy-button.ts';

/**
 * Recovery codes, shown once: copy, print, save, and the person's word that they are stored, which makes them count.
 * Attributes: `base-url`, `site`, `username`, `level` (of its heading, 2 or 3), `later` (offers to do it later).
 * Parts: codes, copy, print, save, done, later, notice. Fires `signet-codes-shown`, and then `signet-codes-stored` or
 * `signet-codes-later`.
 */
export class SignetRecoveryCodes extends AccountElement {
  static override properties: PropertyDeclarations = {
    codes: { attribute: false },
    username: {},
    level: { type: Number },
    later: { type: Boolean },
    ticked: { state: true },
    copied: { state: true },
  };
  static override styles: CSSResultGroup = [host, base, button, field, notice, codeStyles];

  declare codes: readonly string[];
  declare username: string;
  declare level: number;
  declare later: boolean;
  declare protected ticked: boolean;
  declare protected copied: boolean;

  constructor() {
    super();
    this.codes = [];
    this.username = '';
    this.level = 2;
    this.later = false;
    this.ticked = false;
    this.copied = false;
  }

  protected override back(): void {}

  protected override firstUpdated(): void {
    this.announce('signet-codes-shown', null);
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  protected override render(): TemplateResult {
    const words = this.texts.codes;
    return html`<section class="codes" aria-labelledby="title">
      ${
        this.level === 3
          ? html`<h3 id="title" tabindex="-1">${words.title}</h3>`
          : html`<h2 id="title" tabindex="-1">${words.title}</h2>`
      }
      <p class="muted">${words.about}</p>
      <ol class="code-grid" part="codes" role="list" aria-label=${words.list} translate="no">
        ${this.codes.map((code) => html`<li><span>${halves(code)}</span></li>`)}
      </ol>
      <div class="shelf">
        ${this.#button('copy', this.copied ? words.copied : words.copy, this.#copy)}
        ${this.#button('print', words.print, this.#print)}${this.#button('save', words.save, this.#save)}
      </div>
      <label class="tick">
        <input type="checkbox" .checked=${this.ticked} @change=${this.#tick} /> <span>${words.stored}</span>
      </label>
      ${this.renderStatus(3)}${this.renderRefusal(3)}${this.#renderDone()}
    </section>`;
  }

  #renderDone(): TemplateResult {
    const { ticked, waiting } = this;
    const words = this.texts.codes;
    return html`<div class="done">
      ${busyButton({
        look: 'btn-primary btn-wide',
        part: 'done',
        type: 'button',
        label: this.mainLabel(words.done),
        words: waiting.words,
        sayings: this.sayings,
        disabled: !ticked || this.held,
        ...(!ticked && { reason: 'missing' }),
        press: this.#done,
      })}
      <p class="hint" id="missing">${ticked ? nothing : words.missing}</p>
      ${
        this.later
          ? html`<button class="btn btn-quiet" part="later" type="button" @click=${this.#later}>
            ${this.texts.signUp.later}
          </button>`
          : nothing
      }
    </div>`;
  }

  #button(part: 'copy' | 'print' | 'save', label: string, press: () => void): TemplateResult {
    return html`<button class="btn btn-secondary btn-compact" part=${part} type="button" @click=${press}>${label}</button>`;
  }

  readonly #tick = (event: Event): void => {
    this.ticked = (event.target as HTMLInputElement).checked;
  };

  readonly #copy = (): void => void this.#copyAll();

  async #copyAll(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.codes.join('\n'));
      this.copied = true;
      this.spoken = this.texts.codes.copied;
    } catch {
      // The clipboard is closed: the codes are chosen, to be copied by hand.
      const list = this.renderRoot.querySelector('ol');
      if (list) getSelection()?.selectAllChildren(list);
    }
  }

  readonly #print = (): void => printCodes(this.#paper);

  readonly #save = (): void => {
    const { heading, line, codes } = this.#paper;
    const numbered = codes.map((code, index) => `${String(index + 1).padStart(2)}  ${code}`);
    saveText(fill(this.texts.codes.file, { site: this.siteName }), [heading, line, '', ...numbered, ''].join('\n'));
  };

  get #paper(): Parameters<typeof printCodes>[0] {
    const words = this.texts.codes;
    const date = new Intl.DateTimeFormat(this.locale, { dateStyle: 'long' }).format(new Date());
    return {
      heading: fill(words.heading, { site: this.siteName }),
      line: fill(words.madeFor, { username: this.username, date }),
      codes: this.codes,
    };
  }

  readonly #done = (): void => void this.#stored();

  async #stored(): Promise<void> {
    if (this.waiting.pending || this.held) return;
    if (!this.ticked) return this.renderRoot.querySelector('input')?.focus();
    this.forget();
    try {
      await this.waiting.run((options) => this.account.recovery.codesStored(options), 'checking');
      this.announce('signet-codes-stored', null);
    } catch (error) {
      this.fail(error, 'confirming');
    }
  }

  readonly #later = (): void => void this.announce('signet-codes-later', null);
}

/** A code that may break in its middle, between two groups. */
function halves(code: string): TemplateResult[] {
  const groups = code.split('-');
  const middle = Math.ceil(groups.length / 2);
  const [first, second] = [groups.slice(0, middle), groups.slice(middle)].map((it) => it.join('-'));
  return second
    ? [html`<span class="half">${first}-</span>`, html`<span class="half">${second}</span>`]
    : [html`<span class="half">${first}</span>`];
}
