import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Texts } from '../texts/texts.ts';
import type { WaitingWords } from '../waiting/waiting.ts';
import { busyButton } from '../waiting/busy-button.ts';

export interface RenameForm {
  readonly label: string;
  readonly texts: Texts;
  readonly words: WaitingWords | null;
  readonly sayings: Readonly<Record<WaitingWords, string>>;
  readonly save: (label: string) => void;
  readonly keep: () => void;
}

/** The name as a field with its text chosen: Enter saves, Escape keeps the old one. */
export function renameTemplate(form: RenameForm): TemplateResult {
  const { texts, words, sayings, save, keep } = form;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('label');
    if (field instanceof HTMLInputElement) save(field.value.trim());
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    keep();
  };
  return html`<form class="rename" aria-label=${texts.passkeys.renameForm} @submit=${submit} @keydown=${escape}>
    <label class="sr" for="rename">${texts.passkeys.renameField}</label>
    <input
      class="input input-compact"
      id="rename"
      name="label"
      type="text"
      value=${form.label}
      maxlength="64"
      autocomplete="off"
      ${ref(chooseText)}
    />
    ${busyButton({ look: 'btn-secondary btn-compact', part: 'save', keeps: ['checking'], label: texts.passkeys.save, words, sayings })}
    <button class="btn btn-quiet btn-compact" type="button" @click=${keep}>${texts.cancel}</button>
  </form>`;
}

function chooseText(field: Element | undefined): void {
  if (!(field instanceof HTMLInputElement)) return;
  queueMicrotask(() => {
    field.focus();
    field.select();
  });
}
