import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Passkey, PasskeyList } from '@signet/protocol';
import { AccountElement } from './account-element.ts';
import { icon } from './icons/icon.ts';
import { addingSteps } from './passkeys/adding.ts';
import { deletingQuestion } from './passkeys/deleting.ts';
import { renamingQuestion } from './passkeys/renaming.ts';
import { restoringQuestion } from './passkeys/restoring.ts';
import { wantsConfirmation } from './confirm/wants-confirmation.ts';
import { renameTemplate } from './passkeys/rename-form.ts';
import { rowTemplate } from './passkeys/row.ts';
import type { SignetConfirm } from './signet-confirm.ts';
import { base } from './styles/base.ts';
import { button } from './styles/button.ts';
import { field } from './styles/field.ts';
import { host } from './styles/host.ts';
import { notice } from './styles/notice.ts';
import { sheet } from './styles/sheet.ts';
import { Waiting } from './waiting/waiting.ts';

/**
 * The passkeys of the signed-in account: list, add, rename, delete. Attributes: `base-url`, `site`.
 * Parts: part, add, list, row, save, notice. Fires `signet-passkeys-changed` (detail: PasskeyList, as often as it is read).
 */
export class SignetPasskeys extends AccountElement {
  static override properties: PropertyDeclarations = { list: { state: true }, renaming: { state: true } };
  static override styles: CSSResultGroup = [host, base, button, field, notice, sheet];

  declare protected list: PasskeyList | null;
  /** Id of the passkey whose name is a field. */
  declare protected renaming: string | null;
  /** Apart from what the person does: a reading behind the page holds nobody up. */
  readonly #reading = new Waiting(this);
  #last: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.list = null;
    this.renaming = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page sets client and texts in the same turn.
    queueMicrotask(() => void this.#load());
  }

  protected override back(): void {
    void this.#load();
  }

  /** Reads the list again, where something else has changed what it says. */
  reload(): Promise<void> {
    return this.#load();
  }

  protected override render(): TemplateResult {
    const { texts, list } = this;
    return html`<section class="part" part="part" aria-labelledby="passkeys">
        <header>
          <h2 id="passkeys" tabindex="-1">${texts.passkeys.title}</h2>
          <p>${texts.passkeys.about}</p>
          <button class="btn btn-primary" part="add" type="button" @click=${this.#add}>
            ${icon('plus')} ${texts.passkeys.add}
          </button>
        </header>
        <div>
          ${this.renderStatus(3)}${this.renderRefusal(3, list === null ? () => void this.#load() : undefined)}
          ${list === null ? this.#renderBones() : this.#renderList(list)}
        </div>
      </section>
      <signet-confirm .client=${this.signet} .texts=${texts} .site=${this.siteName}></signet-confirm>`;
  }

  #renderBones(): TemplateResult | typeof nothing {
    if (this.refused) return nothing;
    const shown = this.#reading.words !== null;
    return html`<ul
      class="sheet rows ${shown ? '' : 'unseen'}"
      role="list"
      aria-busy="true"
      aria-label=${this.texts.passkeys.loading}
    >
      <li class="row">
        <span class="tile"></span>
        <div class="row-main">
          <span class="bone bone-a"></span><span class="bone bone-b"></span><span class="bone bone-b"></span>
        </div>
      </li>
    </ul>`;
  }

  #renderList({ passkeys }: PasskeyList): TemplateResult {
    const { texts, locale } = this;
    return html`<ul class="sheet rows" part="list" role="list" aria-label=${texts.passkeys.list}>
      ${repeat(
        passkeys,
        (passkey) => passkey.id,
        (passkey) =>
          rowTemplate({
            passkey,
            renaming: this.renaming === passkey.id ? this.#renameForm(passkey) : null,
            texts,
            locale,
            rename: () => this.#startRename(passkey),
            remove: () => void this.#remove(passkey),
            restore: () => void this.#restore(passkey),
          }),
      )}
    </ul>`;
  }

  #renameForm(passkey: Passkey): TemplateResult {
    return renameTemplate({
      label: passkey.label,
      texts: this.texts,
      words: this.waiting.words,
      sayings: this.sayings,
      save: (label) => void this.#rename(passkey, label),
      keep: () => this.#endRename(passkey),
    });
  }

  /** After the readings that were asked for before. */
  #load(): Promise<void> {
    this.#last = this.#last.catch(() => {}).then(() => this.#read());
    return this.#last;
  }

  async #read(): Promise<void> {
    if (this.refused) this.forget();
    try {
      this.#show(await this.#reading.run((options) => this.signet.passkeys.list(options), 'checking'));
    } catch (error) {
      if (this.isConnected) this.fail(error, 'confirming', false);
    }
  }

  #show(list: PasskeyList): void {
    this.list = list;
    const alone = list.advice.some((it) => it === 'add-a-passkey-or-codes' || it === 'add-a-second-way-in');
    if (alone && !this.told) this.tell('only-one');
    else if (!alone && this.told?.state === 'only-one') this.forget();
    this.announce('signet-passkeys-changed', list);
  }

  get #confirm(): SignetConfirm {
    return this.renderRoot.querySelector('signet-confirm') as SignetConfirm;
  }

  readonly #add = (): void => void this.#addOne();

  async #addOne(): Promise<void> {
    if (this.waiting.pending) return;
    this.renaming = null;
    const added = await this.#confirm.walk(addingSteps(this.signet, this.texts));
    // Also after leaving: what was under way may have arrived.
    await this.#load();
    if (added) this.tell('added');
  }

  #startRename(passkey: Passkey): void {
    if (this.waiting.pending) return;
    this.forget();
    this.renaming = passkey.id;
  }

  #endRename(passkey: Passkey): void {
    this.waiting.abort();
    this.renaming = null;
    void this.updateComplete.then(() => this.#row(passkey)?.querySelector<HTMLElement>('.rename-button')?.focus());
  }

  async #rename(passkey: Passkey, label: string): Promise<void> {
    if (this.waiting.pending) return;
    if (label === '' || label === passkey.label) return this.#endRename(passkey);
    try {
      const renamed = await this.#renameTo(passkey, label);
      if (!renamed) return;
      await this.#load();
      this.tell('renamed', label);
      this.#endRename(passkey);
    } catch (error) {
      if (this.renaming === passkey.id) this.fail(error, 'confirming');
    }
  }

  /** @returns false: a confirmation was asked for, and not given */
  async #renameTo(passkey: Passkey, label: string): Promise<boolean> {
    try {
      await this.waiting.run((options) => this.signet.passkeys.rename(passkey.id, label, options), 'checking');
      return true;
    } catch (error) {
      if (!wantsConfirmation(error)) throw error;
      const { signet, texts } = this;
      return (await this.#confirm.ask(renamingQuestion(passkey, label, { signet, texts }))) !== undefined;
    }
  }

  async #restore(passkey: Passkey): Promise<void> {
    if (this.waiting.pending) return;
    const { account, texts } = this;
    const restored = await this.#confirm.ask(restoringQuestion(passkey, { account, texts }));
    await this.#load();
    if (!restored) return;
    this.tell('restored', passkey.label);
    await this.updateComplete;
    (this.#row(passkey) as HTMLElement | null)?.focus();
  }

  async #remove(passkey: Passkey): Promise<void> {
    const { list } = this;
    if (this.waiting.pending || list === null || passkey.kept !== null) return;
    const at = list.passkeys.findIndex(({ id }) => id === passkey.id);
    const context = { signet: this.signet, texts: this.texts, locale: this.locale };
    const deleted = await this.#confirm.ask(deletingQuestion(passkey, list.passkeys.length - 1, context));
    await this.#load();
    if (!deleted) return;
    this.tell('deleted', passkey.label);
    await this.updateComplete;
    const rows = this.renderRoot.querySelectorAll<HTMLElement>('.row');
    (rows[Math.min(at, rows.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('h2'))?.focus();
  }

  #row({ id }: Passkey): Element | null {
    return this.renderRoot.querySelector(`[data-id="${id}"]`);
  }
}
