import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Passkey } from '@signet/protocol';
import { icon } from '../icons/icon.ts';
import type { Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';
import { day, moment } from '../time/moment.ts';
import { kindIcons, placeOf } from './place.ts';

export interface Row {
  readonly passkey: Passkey;
  /** The form that stands in for the name while it is changed. */
  readonly renaming: TemplateResult | null;
  readonly texts: Texts;
  readonly locale: string;
  readonly rename: () => void;
  readonly remove: () => void;
  readonly restore: () => void;
}

/** A passkey: kind, name, where it lives, when it was used; Rename and Delete. */
export function rowTemplate(row: Row): TemplateResult {
  const { passkey, renaming, texts } = row;
  const suspected = passkey.status === 'suspected_clone';
  return html`<li class="row ${passkey.current ? 'is-here' : ''}" part="row" data-id=${passkey.id} tabindex="-1">
    <span class="tile">${icon(kindIcons[passkey.kind])}</span>
    <div class="row-main">
      ${renaming ?? titleTemplate(row)}
      <p class="row-meta">${placeOf(passkey, texts)}</p>
      <p class="row-meta">${usesOf(row)}</p>
      ${suspected ? html`<p class="row-meta reason">${texts.passkeys.suspectedText}</p>` : nothing}
      ${
        passkey.kept
          ? html`<p class="row-meta reason" id=${`kept-${passkey.id}`}>${texts.passkeys.kept[passkey.kept]}</p>`
          : nothing
      }
    </div>
    ${renaming === null ? actionsTemplate(row) : nothing}
  </li>`;
}

function titleTemplate({ passkey, texts }: Row): TemplateResult {
  return html`<p class="row-title">
    <bdi>${passkey.label}</bdi> ${passkey.current ? html`<span class="pill pill-here">${texts.passkeys.here}</span>` : nothing}
    ${
      passkey.status === 'suspected_clone'
        ? html`<span class="pill pill-danger">${icon('stop', 'icon-s')}${texts.passkeys.suspected}</span>`
        : nothing
    }
  </p>`;
}

function actionsTemplate({ passkey, texts, rename, remove, restore }: Row): TemplateResult {
  const kept = passkey.kept !== null;
  const name = html`<span class="sr"> <bdi>${passkey.label}</bdi></span>`;
  return html`<div class="row-actions">
    ${
      passkey.status === 'suspected_clone'
        ? html`<button class="btn btn-quiet btn-compact" type="button" @click=${restore}>
          ${texts.passkeys.restore}${name}
        </button>`
        : html`<button class="btn btn-quiet btn-compact rename-button" type="button" @click=${rename}>
          ${texts.passkeys.rename}${name}
        </button>`
    }
    <button
      class="btn btn-quiet btn-compact is-danger"
      type="button"
      aria-disabled=${kept ? 'true' : nothing}
      aria-describedby=${kept ? `kept-${passkey.id}` : nothing}
      @click=${remove}
    >
      ${texts.passkeys.delete}${name}
    </button>
  </div>`;
}

/** The passkey that opened this session is in use; that it was never used before would be a riddle. */
function usesOf({ passkey, texts, locale }: Row): unknown[] {
  const { created, lastUsed, current } = passkey;
  const words = texts.passkeys;
  const added = day(created, locale);
  if (lastUsed !== null) return weave(words.lastUsedAdded, { used: moment(lastUsed, texts, locale), added });
  return current ? weave(words.added, { added }) : weave(words.neverUsedAdded, { added });
}
