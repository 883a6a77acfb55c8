import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import type { IconName } from '../icons/icon.ts';
import type { Tone } from '../texts/texts.ts';

export interface NoticeAction {
  readonly label: string;
  /** Absent: the action is a link. */
  readonly press?: () => void;
  readonly href?: string;
  readonly newTab?: boolean;
}

/** Something said to the person, ready to be shown. */
export interface Notice {
  readonly tone: Tone;
  readonly title: unknown;
  readonly text: unknown;
  readonly actions: readonly NoticeAction[];
  /** "Details for support", for errors. */
  readonly details?: { readonly summary: string; readonly text: unknown };
  /** An error: `role=alert`, and it can be given focus. */
  readonly alert: boolean;
}

const icons: Record<Tone, IconName> = { info: 'info', ok: 'check', warn: 'warn', danger: 'stop', field: 'stop' };

/** @param level of the heading, so that the page's headings have no gap */
export function noticeTemplate(notice: Notice, level: 2 | 3): TemplateResult {
  const { tone, title, text, actions, details, alert } = notice;
  return html`<div
    class="notice notice-${tone}"
    part="notice"
    role=${alert ? 'alert' : nothing}
    tabindex=${alert ? '-1' : nothing}
  >
    ${icon(icons[tone])} ${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
    ${text === '' ? nothing : html`<p>${text}</p>`}
    ${actions.length === 0 ? nothing : html`<div class="actions">${actions.map(actionTemplate)}</div>`}
    ${
      details === undefined
        ? nothing
        : html`<details class="more">
          <summary>${icon('right', 'icon-s icon-flip')} ${details.summary}</summary>
          <p class="tiny">${details.text}</p>
        </details>`
    }
  </div>`;
}

function actionTemplate(action: NoticeAction): TemplateResult {
  if (action.href === undefined) {
    return html`<button class="btn-link" type="button" @click=${action.press}>${action.label}</button>`;
  }
  return html`<a
    class="btn-link"
    href=${action.href}
    target=${action.newTab ? '_blank' : nothing}
    rel=${action.newTab ? 'noopener' : nothing}
    >${action.label}</a
  >`;
}
