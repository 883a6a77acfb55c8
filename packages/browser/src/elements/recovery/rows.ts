import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { RecoveryStatus, Site } from '@signet/protocol';
import type { AccountTexts } from '../texts/account-texts.ts';
import { fill } from '../texts/fill.ts';
import { plural } from '../texts/plural.ts';
import type { Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';
import { day, due, sayLength } from '../time/moment.ts';
import { waxDots } from './dots.ts';

export interface RecoveryRows {
  readonly status: RecoveryStatus;
  readonly site: Site;
  readonly words: AccountTexts['recovery'];
  readonly texts: Texts;
  readonly locale: string;
  readonly makeCodes: () => void;
  readonly addApp: () => void;
  readonly removeApp: () => void;
  readonly turnOff: () => void;
}

interface Action {
  readonly label: string;
  readonly press: () => void;
  readonly look?: string;
  /** Why it does nothing now. */
  readonly reason?: string | undefined;
}

/** What an account has for the day without a passkey. */
export function recoveryRows(rows: RecoveryRows): TemplateResult {
  const { status, site, words } = rows;
  const { allowed } = status;
  if (!allowed.codes && !allowed.totp && !status.totp) {
    return html`<div class="sheet rows">${row(words.turnedOff, fill(words.policyOff, { site: site.name }))}</div>`;
  }
  return html`<div class="sheet rows">
    ${allowed.codes ? codesRow(rows) : nothing} ${status.off ? nothing : waitRow(rows)}
    ${(allowed.totp && !status.off) || status.totp ? appRow(rows) : nothing}
    ${status.heldUntil === null ? nothing : heldRow(rows, status.heldUntil)} ${status.off ? nothing : onRow(rows)}
  </div>`;
}

function codesRow({ status, words, locale, makeCodes }: RecoveryRows): TemplateResult {
  const { left, stored } = status.codes;
  if (status.off) return row(words.offTitle, words.offText, { label: words.make, press: makeCodes });
  if (stored === null) return row(words.noneTitle, words.none, { label: words.make, press: makeCodes });
  const text = html`${waxDots(left, 10)}
    <p class="row-meta">${weave(words.stored, { date: day(stored, locale) })}</p>`;
  return row(plural(words.left, left, locale), text, { label: words.makeNew, press: makeCodes });
}

function waitRow({ site, words, locale }: RecoveryRows): TemplateResult {
  const { coolDown } = site.recovery;
  if (coolDown === 0) return row(words.noWait, words.noWaitText);
  return row(fill(words.wait, { wait: sayLength(coolDown, locale) }), words.waitText);
}

function appRow({ status, words, addApp, removeApp }: RecoveryRows): TemplateResult {
  return status.totp
    ? row(words.app, words.appOn, { label: words.appRemove, press: removeApp, look: 'btn-quiet is-danger' })
    : row(words.app, words.appOff, { label: words.appAdd, press: addApp });
}

function heldRow({ words, texts, locale }: RecoveryRows, until: string): TemplateResult {
  return row(words.held, weave(words.heldText, { time: due(until, texts, locale) }));
}

function onRow({ status, words, turnOff }: RecoveryRows): TemplateResult {
  const reason = status.mayTurnOff ? undefined : words.onNeeds;
  const text = html`<p class="row-meta">${words.onText}</p>
    ${reason ? html`<p class="row-meta" id="needs">${reason}</p>` : nothing}`;
  return row(words.onTitle, text, { label: words.turnOff, press: turnOff, look: 'btn-quiet is-danger', reason });
}

function row(title: string, text: unknown, action?: Action): TemplateResult {
  const plain = typeof text === 'string' || Array.isArray(text);
  return html`<div class="row without-tile">
    <div class="row-main">
      <h3 class="row-title">${title}</h3>
      ${plain ? html`<p class="row-meta">${text}</p>` : text}
    </div>
    ${action ? actionTemplate(action) : nothing}
  </div>`;
}

function actionTemplate({ label, press, look = 'btn-secondary', reason }: Action): TemplateResult {
  return html`<div class="row-actions">
    <button
      class="btn ${look} btn-compact"
      type="button"
      aria-disabled=${reason ? 'true' : nothing}
      aria-describedby=${reason ? 'needs' : nothing}
      @click=${press}
    >
      ${label}
    </button>
  </div>`;
}
