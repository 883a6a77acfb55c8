import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon, ring } from '../icons/icon.ts';
import type { IconName } from '../icons/icon.ts';
import type { WaitingWords } from './waiting.ts';

export interface BusyButton {
  /** Classes beside `btn`. */
  readonly look: string;
  readonly part: string;
  readonly label: unknown;
  readonly icon?: IconName;
  readonly words: WaitingWords | null;
  readonly sayings: Readonly<Record<WaitingWords, string>>;
  /** Where the width is the content's: what else it may say, so that each wording keeps its place from the start. */
  readonly keeps?: readonly WaitingWords[];
  readonly disabled?: boolean;
  /** Id of the sentence that says what is missing. */
  readonly reason?: string;
  readonly type?: 'submit' | 'button';
  readonly press?: () => void;
}

/** A button that stays where and as wide as it is while its words change. */
export function busyButton(button: BusyButton): TemplateResult {
  const { words, sayings, keeps, type = 'submit' } = button;
  const kept = keeps?.filter((it) => it !== words) ?? [];
  return html`<button
    class="btn ${button.look}"
    part=${button.part}
    type=${type}
    aria-busy=${words === null ? nothing : 'true'}
    aria-disabled=${button.disabled ? 'true' : nothing}
    aria-describedby=${button.reason ?? nothing}
    @click=${button.press ?? nothing}
  >
    <span class="words"
      >${
        keeps || words === null
          ? html`<span aria-hidden=${words === null ? nothing : 'true'}
            >${button.icon ? icon(button.icon) : nothing}<span>${button.label}</span></span
          >`
          : nothing
      }${words === null ? nothing : html`<span class=${words === 'slow' && keeps ? 'fits' : ''}>${ring()}<span>${sayings[words]}</span></span>`}${kept.map(
        (it) => html`<span aria-hidden="true">${ring()}<span>${sayings[it]}</span></span>`,
      )}</span
    >
  </button>`;
}
