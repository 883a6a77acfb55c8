import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { TotpBegun } from '@signet/protocol';
import { textField } from '../field/text-field.ts';
import type { AccountTexts } from '../texts/account-texts.ts';
import type { Texts } from '../texts/texts.ts';
import { busyButton } from '../waiting/busy-button.ts';
import type { WaitingWords } from '../waiting/waiting.ts';
import { qrPicture } from './qr.ts';

export interface AppPanel {
  readonly begun: TotpBegun;
  readonly words: AccountTexts['recovery'];
  readonly texts: Texts;
  readonly busy: WaitingWords | null;
  readonly sayings: Readonly<Record<WaitingWords, string>>;
  readonly problem: string;
  readonly change: () => void;
  readonly submit: (event: Event) => void;
  readonly leave: () => void;
}

/** The secret as a picture and as letters, and the field for the digits that prove that the app has it. */
export function appPanel({
  begun,
  words,
  texts,
  busy,
  sayings,
  problem,
  change,
  submit,
  leave,
}: AppPanel): TemplateResult {
  return html`<form class="sheet" novalidate @submit=${submit}>
    <div class="pad stack">
      <h3 id="app" tabindex="-1">${words.appTitle}</h3>
      ${qrPicture(begun.qr, words.appPicture)}
      <div>
        <p class="row-meta">${words.appSecret}</p>
        <p><code class="secret" dir="ltr">${begun.secret}</code></p>
      </div>
      ${textField({
        id: 'digits',
        label: words.appDigits,
        autocomplete: 'one-time-code',
        verbatim: true,
        required: true,
        problem,
        change,
      })}
      <div class="shelf">
        ${busyButton({ look: 'btn-primary', part: 'save', keeps: ['checking'], label: words.appFinish, words: busy, sayings })}
        <button class="btn btn-quiet" type="button" @click=${leave}>${texts.cancel}</button>
      </div>
    </div>
  </form>`;
}
