import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Recovery, Site } from '@signet/protocol';
import { textField } from '../field/text-field.ts';
import { icon } from '../icons/icon.ts';
import type { AccountTexts } from '../texts/account-texts.ts';
import { fill } from '../texts/fill.ts';
import type { Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';
import { due, sayLength } from '../time/moment.ts';

export interface Words {
  readonly words: AccountTexts['recover'];
  readonly texts: Texts;
  readonly locale: string;
}

interface Typing {
  /** What is wrong with what was typed. */
  readonly problem: string;
  readonly change: () => void;
}

export function codeField({ words }: Words, typing: Typing): TemplateResult {
  return html`${textField({
    id: 'code',
    label: words.code,
    autocomplete: 'off',
    verbatim: true,
    required: true,
    hint: words.codeHint,
    ...typing,
  })}`;
}

export function appFields({ words, texts }: Words, typing: Typing): TemplateResult {
  return html`${textField({ id: 'username', label: texts.username, autocomplete: 'username', verbatim: true, required: true })}
  ${textField({
    id: 'digits',
    label: words.digits,
    autocomplete: 'one-time-code',
    verbatim: true,
    required: true,
    ...typing,
  })}`;
}

/** When it is ready, what can stop it, and that the page may be closed. */
export function waitingStep({ readyAt }: Recovery, { words, texts, locale }: Words): TemplateResult {
  const title = weave(words.waitingTitle, { time: due(readyAt, texts, locale) });
  return html`<section class="stack" aria-labelledby="step">
    <h2 class="step" id="step" tabindex="-1">${icon('clock')} <span>${title}</span></h2>
    <p>${words.waitingText}</p>
    <p class="muted">${words.waitingElsewhere}</p>
    <p class="muted">${words.stoppable}</p>
    <div class="after"></div>
  </section>`;
}

export function readyWords({ expires }: Recovery, { words, texts, locale }: Words): TemplateResult {
  return html`<h2 class="step" id="step" tabindex="-1">${words.readyTitle}</h2>
    <p>${words.readyText}</p>
    <p class="muted">${weave(words.readyUntil, { time: due(expires, texts, locale) })}</p>`;
}

/** What follows, before it is asked for. */
export function waitText({ recovery: { coolDown } }: Site, { words, locale }: Words): string {
  return coolDown === 0 ? words.noWait : fill(words.wait, { wait: sayLength(coolDown, locale) });
}
