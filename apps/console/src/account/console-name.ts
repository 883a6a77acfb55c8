import type { Account, AccountAnswer } from '@signet/protocol';
import {
  SignetElement,
  busyButton,
  noticeTemplate,
  partStyles,
  textField,
  wantsConfirmation,
} from '@signet/browser/elements';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { texts } from '../texts.ts';

type Names = { readonly username?: string; readonly displayName?: string };

/** The person's own names, quietly at the end of the account. Fires `console-renamed` (detail: Account). */
export class ConsoleName extends SignetElement {
  static override properties: PropertyDeclarations = {
    account: { attribute: false },
    problem: { state: true },
    saved: { state: true },
  };
  static override styles: CSSResultGroup = [partStyles];

  declare account: Account | null;
  /** What is wrong with the username, under its field. */
  declare protected problem: string;
  declare protected saved: boolean;

  constructor() {
    super();
    this.account = null;
    this.problem = '';
    this.saved = false;
  }

  protected override back(): void {}

  protected override render(): TemplateResult {
    const { texts: words, waiting, account, problem } = this;
    const { name } = texts;
    return html`<section class="part" aria-labelledby="title">
      <header>
        <h2 id="title">${name.title}</h2>
        <p>${name.about}</p>
      </header>
      <div>
        <div role="status">
          <span class="sr">${waiting.words === null ? '' : this.sayings[waiting.words]}</span>
          ${this.saved ? this.#renderSaved() : nothing}
        </div>
        ${this.renderRefusal(3)}
        <form class="sheet" novalidate @submit=${this.#submit}>
          <div class="pad stack">
            ${textField({
              id: 'displayName',
              label: name.displayName,
              autocomplete: 'name',
              value: account?.displayName ?? '',
            })}
            ${textField({
              id: 'username',
              label: words.username,
              autocomplete: 'username',
              verbatim: true,
              problem,
              value: account?.username ?? '',
              change: () => (this.problem = ''),
            })}
            <div>
              ${busyButton({
                look: 'btn-secondary',
                part: 'save',
                keeps: ['checking'],
                label: name.save,
                words: waiting.words,
                sayings: this.sayings,
                disabled: this.held,
              })}
            </div>
          </div>
        </form>
      </div>
    </section>
    <signet-confirm .client=${this.signet} .texts=${words} .site=${this.siteName}></signet-confirm>`;
  }

  #renderSaved(): TemplateResult {
    const { savedTitle: title, savedText: text } = texts.name;
    return noticeTemplate({ tone: 'ok', title, text, actions: [], alert: false }, 3);
  }

  #field(id: 'displayName' | 'username'): HTMLInputElement {
    return this.renderRoot.querySelector(`#${id}`) as HTMLInputElement;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  /** @returns undefined: the site asks for a confirmation, and the person gave none */
  async #rename(names: Names): Promise<AccountAnswer | undefined> {
    try {
      return await this.waiting.run((options) => this.signet.account.rename(names, options), 'checking');
    } catch (error) {
      const confirm = this.renderRoot.querySelector('signet-confirm');
      if (!confirm || !wantsConfirmation(error)) throw error;
      const { confirmTitle: title, confirmText: text } = texts.name;
      return await confirm.ask({
        action: 'account.rename',
        parameters: { ...names },
        title,
        text,
        run: (confirmation, options) => this.signet.account.rename({ ...names, confirmation }, options),
      });
    }
  }

  async #save(): Promise<void> {
    const { account } = this;
    if (this.waiting.pending || this.held || account === null) return;
    const names = changed(account, this.#field('username').value.trim(), this.#field('displayName').value.trim());
    this.forget();
    this.saved = false;
    if (names === null) return;
    try {
      const answer = await this.#rename(names);
      if (answer === undefined) return;
      this.account = answer.account;
      this.saved = true;
      this.announce('console-renamed', answer.account);
    } catch (error) {
      this.fail(error, 'confirming');
      this.problem = this.fieldProblem();
      if (this.problem) void this.updateComplete.then(() => this.#field('username').focus());
    }
  }
}

/** Only what is different; null: nothing. */
function changed(account: Account, username: string, displayName: string): Names | null {
  const names = {
    ...(username !== account.username && { username }),
    ...(displayName !== account.displayName && { displayName }),
  };
  return Object.keys(names).length === 0 ? null : names;
}
