import { html } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { AccountElement } from './account-element.ts';
import type { SignetConfirm } from './signet-confirm.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import { sheet } from './styles/sheet.ts';
import type { PropertyDeclarations } from 'lit';
import type { AccountTexts } from './texts/account-texts.ts';
import { accountEn } from './texts/en-account.ts';
import { weave } from './texts/weave.ts';

/**
 * The quiet end of an account page: deletes the account, after a confirmation. Attributes: `base-url`, `site`.
 * Parts: part, delete. Fires `signet-account-deleted`.
 */
export class SignetDeleteAccount extends AccountElement {
  static override properties: PropertyDeclarations = { accountTexts: { attribute: false } };
  static override styles: CSSResultGroup = [host, base, button, notice, sheet];

  declare accountTexts: AccountTexts;

  constructor() {
    super();
    this.accountTexts = accountEn;
  }

  protected override back(): void {}

  protected override render(): TemplateResult {
    const words = this.accountTexts.erase;
    return html`<section class="part" part="part" aria-labelledby="title">
        <header>
          <h2 id="title">${words.title}</h2>
          <p>${words.about}</p>
        </header>
        <div>
          <button class="btn btn-secondary" part="delete" type="button" @click=${this.#ask}>${words.button}</button>
        </div>
      </section>
      <signet-confirm
        .client=${this.signet}
        .texts=${this.texts}
        .site=${this.siteName}
      ></signet-confirm>`;
  }

  readonly #ask = (): void => void this.#delete();

  async #delete(): Promise<void> {
    const words = this.accountTexts.erase;
    const confirm = this.renderRoot.querySelector('signet-confirm') as SignetConfirm;
    const deleted = await confirm.ask({
      action: 'account.delete',
      parameters: {},
      title: weave(words.question, { site: html`<bdi>${this.siteName}</bdi>` }),
      text: words.text,
      confirmLabel: words.confirm,
      cancelLabel: words.keep,
      danger: true,
      run: async (confirmation, options) => {
        await this.account.deleteAccount(confirmation, options);
        return true;
      },
    });
    if (deleted) this.announce('signet-account-deleted', null);
  }
}
