import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SessionList, SessionPlace, SessionsRevoked } from '@signet/protocol';
import { SignetError } from '../errors/signet-error.ts';
import type { CallOptions, Confirmation } from '../signet-client.ts';
import { AccountPart } from './account-part.ts';
import { wantsConfirmation } from './confirm/wants-confirmation.ts';
import { icon } from './icons/icon.ts';
import { plural } from './texts/plural.ts';
import { weave } from './texts/weave.ts';
import { moment } from './time/moment.ts';

/** A session was seen this lately, milliseconds: it is in use. */
const now = 300_000;

/**
 * Where the account is signed in: list, sign out one, sign out all others. Attributes: `base-url`, `site`.
 * Parts: part, others, list, row, notice. Fires `signet-sessions-changed` (detail: SessionsRevoked).
 */
export class SignetSessions extends AccountPart<SessionList> {
  protected override get heading(): { readonly title: string; readonly about: string } {
    return this.accountTexts.sessions;
  }

  protected override async read(options: CallOptions): Promise<SessionList> {
    const { sessions } = await this.account.sessions.list(options);
    return { sessions: sessions.toSorted((a, b) => Number(b.current) - Number(a.current)) };
  }

  protected override renderAction(): TemplateResult {
    const words = this.accountTexts.sessions;
    const alone = this.value !== null && this.value.sessions.every((it) => it.current);
    return html`<button
        class="btn btn-secondary"
        part="others"
        type="button"
        aria-disabled=${alone ? 'true' : nothing}
        aria-describedby=${alone ? 'alone' : nothing}
        @click=${this.#endOthers}
      >
        ${words.others}
      </button>
      ${alone ? html`<p id="alone">${words.alone}</p>` : nothing}`;
  }

  protected override renderValue({ sessions }: SessionList): TemplateResult {
    return html`<ul class="sheet rows" part="list" role="list" aria-label=${this.accountTexts.sessions.list}>
      ${repeat(
        sessions,
        (it) => it.id,
        (it) => this.#renderRow(it),
      )}
    </ul>`;
  }

  #renderRow(place: SessionPlace): TemplateResult {
    const words = this.accountTexts.sessions;
    const { device, current } = place;
    return html`<li class="row ${current ? 'is-here' : ''}" part="row" data-id=${place.id} tabindex="-1">
      <span class="tile">${icon(/iPhone|iPad|Android/u.test(device) ? 'phone' : 'laptop')}</span>
      <div class="row-main">
        <p class="row-title">
          <bdi>${device}</bdi> ${current ? html`<span class="pill pill-here">${words.here}</span>` : nothing}
        </p>
        <p class="row-meta">${this.#activeText(place)}</p>
        <p class="row-meta">${this.#signedInText(place)}</p>
        ${place.methods.includes('mfa') ? nothing : html`<p class="row-meta">${words.present}</p>`}
      </div>
      ${
        current
          ? nothing
          : html`<div class="row-actions">
            <button class="btn btn-quiet btn-compact" type="button" @click=${() => void this.#end(place)}>
              ${words.signOut}<span class="sr"> <bdi>${device}</bdi></span>
            </button>
          </div>`
      }
    </li>`;
  }

  #activeText({ current, lastSeen }: SessionPlace): unknown {
    const words = this.accountTexts.sessions;
    if (current || Date.now() - new Date(lastSeen).getTime() < now) return words.activeNow;
    return weave(words.active, { time: moment(lastSeen, this.texts, this.locale) });
  }

  #signedInText({ created, passkey }: SessionPlace): unknown {
    const words = this.accountTexts.sessions;
    const time = moment(created, this.texts, this.locale);
    if (passkey === null) return weave(words.signedIn, { time });
    return weave(words.signedInWith, { time, passkey: html`<bdi>${passkey.label}</bdi>` });
  }

  async #end(place: SessionPlace): Promise<void> {
    const { sessions } = this.value ?? { sessions: [] };
    const at = sessions.findIndex(({ id }) => id === place.id);
    const words = this.accountTexts.sessions;
    const device = html`<bdi>${place.device}</bdi>`;
    const ended = await this.#revoke(
      (options) => this.account.sessions.revoke(place.id, options),
      { session: place.id },
      weave(words.confirm, { device }),
    );
    if (!ended) return;
    this.#said(ended, words.ended, { device });
    await this.updateComplete;
    const rows = this.renderRoot.querySelectorAll<HTMLElement>('.row');
    (rows[Math.min(at, rows.length - 1)] ?? null)?.focus();
  }

  readonly #endOthers = (): void => {
    if (this.value?.sessions.some((it) => !it.current)) void this.#endAllOthers();
  };

  async #endAllOthers(): Promise<void> {
    const words = this.accountTexts.sessions;
    const ended = await this.#revoke((options) => this.account.sessions.revokeOthers(options), {}, words.confirmOthers);
    if (!ended) return;
    const title = ended.ended === 0 ? words.endedNone : plural(words.endedOthers, ended.ended, this.locale);
    this.#said(ended, title, {});
  }

  #said(ended: SessionsRevoked, title: string, values: Readonly<Record<string, unknown>>): void {
    this.say({ tone: 'ok', title, text: '' }, values);
    this.announce('signet-sessions-changed', ended);
  }

  /** Ends sessions, with a confirmation where the site asks for one, and reads the list again. */
  async #revoke(
    send: (options: CallOptions & { readonly confirmation?: Confirmation }) => Promise<SessionsRevoked>,
    parameters: { readonly session?: string },
    title: unknown,
  ): Promise<SessionsRevoked | undefined> {
    const ended = await this.attempt(async (options) => {
      try {
        return await send(options);
      } catch (error) {
        // Ended already, there or by time: that is what was wanted.
        if (error instanceof SignetError && error.problem?.code === 'session_not_found') return { ended: 0 };
        if (wantsConfirmation(error)) return null;
        throw error;
      }
    });
    const confirmed =
      ended === null
        ? await this.ask({
            action: 'session.revoke',
            parameters,
            title,
            text: this.accountTexts.sessions.confirmText,
            run: (confirmation, options) => send({ ...options, confirmation }),
          })
        : ended;
    if (confirmed) await this.load();
    return confirmed;
  }
}
