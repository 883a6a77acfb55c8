import { html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Activity, ActivityList } from '@signet/protocol';
import type { CallOptions } from '../signet-client.ts';
import { AccountPart } from './account-part.ts';
import { moment } from './time/moment.ts';

/** How many are shown before somebody asks for more. */
const first = 10;

/** What was done with the account, newest first. Attributes: `base-url`, `site`. Parts: part, list, row, more, notice. */
export class SignetActivity extends AccountPart<ActivityList> {
  static override properties: PropertyDeclarations = { shown: { state: true } };

  declare protected shown: number;

  constructor() {
    super();
    this.shown = first;
  }

  protected override get heading(): { readonly title: string; readonly about: string } {
    return this.accountTexts.activity;
  }

  protected override read(options: CallOptions): Promise<ActivityList> {
    return this.account.activity(null, options);
  }

  protected override renderValue({ events, next }: ActivityList): TemplateResult {
    const words = this.accountTexts.activity;
    if (events.length === 0) return html`<div class="sheet empty"><h3>${words.none}</h3></div>`;
    const more = events.length > this.shown || next !== null;
    return html`<div class="sheet">
      <ul class="rows" part="list" role="list" aria-label=${words.list}>
        ${events.slice(0, this.shown).map((it) => this.#renderRow(it))}
      </ul>
      ${
        more
          ? html`<div class="more-rows">
            <button class="btn btn-quiet" part="more" type="button" @click=${this.#more}>${this.accountTexts.more}</button>
          </div>`
          : nothing
      }
    </div>`;
  }

  #renderRow(event: Activity): TemplateResult {
    const words = this.accountTexts.activity;
    const kinds: Readonly<Record<string, string>> = words.kinds;
    const facts = [event.device, event.own || event.device !== null ? null : words.byOthers].filter(
      (it) => it !== null,
    );
    return html`<li class="row is-tight without-tile" part="row" tabindex="-1">
      <div class="row-main">
        <p class="row-title">
          ${kinds[event.type] ?? words.kinds.other}
          ${event.outcome === 'refused' ? html`<span class="pill">${words.refused}</span>` : nothing}
        </p>
        ${facts.length === 0 ? nothing : html`<p class="row-meta"><bdi>${facts.join(', ')}</bdi></p>`}
      </div>
      <p class="row-side">${moment(event.time, this.texts, this.locale)}</p>
    </li>`;
  }

  readonly #more = (): void => void this.#showMore();

  async #showMore(): Promise<void> {
    const at = this.shown;
    const { value } = this;
    if (value && value.events.length <= at + first && value.next !== null) {
      const older = await this.attempt((options) => this.account.activity(value.next, options));
      if (!older) return;
      this.value = { events: [...value.events, ...older.events], next: older.next };
    }
    this.shown = at + first;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.row')[at]?.focus();
  }
}
