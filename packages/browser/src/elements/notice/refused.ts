import { html } from 'lit';
import type { SignetError } from '../../errors/signet-error.ts';
import { insideApp } from '../platform/platform.ts';
import { fill } from '../texts/fill.ts';
import type { Refusal, Situation, Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';
import type { Notice, NoticeAction } from './notice.ts';
import { supportDetails } from './support-details.ts';
import { refusalValues } from './values.ts';

/** What went wrong, what was being done, and when. */
export interface Refused {
  readonly error: SignetError;
  readonly situation: Situation;
  readonly at: Date;
}

/** In whose name, language and words it is said. */
export interface Voice {
  readonly site: string;
  readonly texts: Texts;
  readonly locale: string;
}

/** The row of the table of texts that fits. */
export function refusalOf({ error, situation }: Refused, texts: Texts): Refusal {
  const refusal = texts.refusals[error.code];
  const where = error.code === 'unsupported' && insideApp(navigator.userAgent) ? 'in-app' : situation;
  return refusal.when?.[where] ?? refusal;
}

/** What the main button says after it; undefined: trying again does not help. */
export function retryLabel(refused: Refused, voice: Voice): string | undefined {
  const { retry } = refusalOf(refused, voice.texts);
  return retry && fill(retry, refusalValues(refused, voice));
}

export function refusedNotice(refused: Refused, voice: Voice, actions: readonly NoticeAction[]): Notice {
  const { tone, title, text } = refusalOf(refused, voice.texts);
  const values = { ...refusalValues(refused, voice), site: html`<bdi>${voice.site}</bdi>` };
  return {
    tone,
    title: weave(title, values),
    text: weave(text, values),
    actions,
    details: { summary: voice.texts.details.summary, text: supportDetails(refused, voice) },
    alert: true,
  };
}
