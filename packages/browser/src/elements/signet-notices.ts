import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Notice, NoticeList, RecoveryStatus } from '@signet/protocol';
import type { CallOptions } from '../signet-client.ts';
import { AccountPart } from './account-part.ts';
import { noticeTemplate } from './notice/notice.ts';
import { weave } from './texts/weave.ts';
import { due, moment } from './time/moment.ts';

/** The feed, and the recovery that somebody is on. */
interface Feed extends NoticeList {
  readonly recovery: RecoveryStatus['recovery'];
}

/**
 * What happened to the account that its owner should know of; a recovery under way can be stopped here. Attributes: `base-url`, `site`.
 * Parts: part, list, row, more, notice. Fires `signet-notices-changed` (detail: `{ unread, recovery }`, as often as it is read).
 */
export class SignetNotices extends AccountPart<Feed> {
  protected override get heading(): { readonly title: string; readonly about: string } {
    return this.accountTexts.notices;
  }

  protected override async read(options: CallOptions): Promise<Feed> {
    const [list, { recovery }] = await Promise.all([
      this.account.notices.list(null, options),
      this.account.recovery.status(options),
    ]);
    return { ...list, recovery };
  }

  protected override loaded({ unread, recovery }: Feed): void {
    this.announce('signet-notices-changed', { unread, recovery });
  }

  protected override renderAction(): unknown {
    if (!this.value?.unread) return nothing;
    return html`<button class="btn btn-secondary" type="button" @click=${this.#read}>
      ${this.accountTexts.notices.read}
    </button>`;
  }

  protected override renderValue(feed: Feed): TemplateResult {
    return html`${feed.recovery === null ? nothing : this.#renderUnderWay(feed.recovery)}${this.#renderFeed(feed)}`;
  }

  #renderUnderWay({ readyAt, wait }: NonNullable<Feed['recovery']>): TemplateResult {
    const words = this.accountTexts.notices;
    const time = due(readyAt, this.texts, this.locale);
    return noticeTemplate(
      {
        tone: 'warn',
        title: words.underWayTitle,
        text: wait > 0 ? weave(words.underWay, { time }) : words.underWayReady,
        actions: [{ label: words.stop, press: this.#stop }],
        alert: false,
      },
      3,
    );
  }

  #renderFeed({ notices, next }: Feed): TemplateResult {
    const words = this.accountTexts.notices;
    if (notices.length === 0) {
      return html`<div class="sheet empty"><h3>${words.none}</h3><p>${words.noneText}</p></div>`;
    }
    return html`<div class="sheet">
      <ul class="rows" part="list" role="list" aria-label=${words.list}>
        ${notices.map((it) => this.#renderRow(it))}
      </ul>
      ${
        next === null
          ? nothing
          : html`<div class="more-rows">
            <button class="btn btn-quiet" part="more" type="button" @click=${this.#more}>${this.accountTexts.more}</button>
          </div>`
      }
    </div>`;
  }

  #renderRow(notice: Notice): TemplateResult {
    const words = this.accountTexts.notices;
    const kinds: Readonly<Record<string, { readonly title: string; readonly text: string }>> = words.kinds;
    const { title, text } = kinds[kindOf(notice)] ?? words.kinds.other;
    return html`<li class="row is-tight without-tile" part="row" tabindex="-1">
      <div class="row-main">
        <p class="row-title">
          ${title} ${notice.read ? nothing : html`<span class="pill pill-info">${words.fresh}</span>`}
        </p>
        <p class="row-meta">${weave(text, this.#valuesOf(notice))}</p>
      </div>
      <p class="row-side">${moment(notice.time, this.texts, this.locale)}</p>
    </li>`;
  }

  #valuesOf({ data }: Notice): Record<string, unknown> {
    const words = this.accountTexts.notices;
    const text = (name: string, otherwise: string): unknown => {
      const value = data[name];
      return typeof value === 'string' && value !== '' ? html`<bdi>${value}</bdi>` : otherwise;
    };
    const { readyAt } = data;
    return {
      site: html`<bdi>${this.siteName}</bdi>`,
      device: text('device', words.device),
      passkey: text('passkey', words.passkey),
      readyAt: typeof readyAt === 'number' ? due(new Date(readyAt).toISOString(), this.texts, this.locale) : nothing,
    };
  }

  readonly #read = (): void => void this.#markRead();

  async #markRead(): Promise<void> {
    const newest = this.value?.notices[0];
    if (!newest) return;
    const read = await this.attempt(async (options) => {
      await this.account.notices.read(newest.id, options);
      return true;
    });
    if (!read) return;
    await this.load();
    this.focusTitle();
  }

  readonly #more = (): void => void this.#showMore();

  async #showMore(): Promise<void> {
    const { value } = this;
    if (!value) return;
    const older = await this.attempt((options) => this.account.notices.list(value.next, options));
    if (!older) return;
    this.value = { ...value, notices: [...value.notices, ...older.notices], next: older.next };
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.row')[value.notices.length]?.focus();
  }

  readonly #stop = (): void => void this.#stopRecovery();

  async #stopRecovery(): Promise<void> {
    if (this.waiting.pending) return;
    const words = this.accountTexts.notices;
    const stopped = await this.ask({
      action: 'recovery.cancel',
      parameters: {},
      title: words.stopQuestion,
      text: words.stopText,
      confirmLabel: words.stop,
      cancelLabel: words.stopKeep,
      run: async (confirmation, options) => {
        await this.account.recovery.cancel(confirmation, options);
        return true;
      },
    });
    await this.load();
    if (!stopped) return;
    this.say({ tone: 'ok', title: words.stopped, text: words.stoppedText });
    this.focusTitle();
  }
}

/** Under suspicion a passkey signs nobody in, unless the policy only takes note of it. */
function kindOf({ kind, data }: Notice): string {
  return kind === 'passkey.suspected' && data['refused'] === false ? 'passkey.flagged' : kind;
}
