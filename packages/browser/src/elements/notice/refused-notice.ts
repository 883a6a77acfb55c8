import { html } from 'lit';
import { fill } from '../texts/fill.ts';
import { weave } from '../texts/weave.ts';
import type { Notice, NoticeAction } from './notice.ts';
import { refusalOf } from './refused.ts';
import type { Refused, Voice } from './refused.ts';
import { supportDetails } from './support-details.ts';
import { refusalValues } from './values.ts';

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
