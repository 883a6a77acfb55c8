import { html } from 'lit';
import type { SignetError } from '../../errors/signet-error.ts';
import type { Texts } from '../texts/texts.ts';
import { weave } from '../texts/weave.ts';

/** What a helper needs to find the case: code, step, time, request id, and what the browser said. */
export function supportDetails(error: SignetError, now: Date, texts: Texts, locale: string): unknown {
  const { problem, cause } = error;
  const code = (text: string): unknown => html`<code dir="ltr">${text}</code>`;
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(now);
  const time = html`<time datetime=${now.toISOString()}>${instant}</time>`;
  const values = { code: code(problem?.code ?? error.code), step: problem?.step ?? '', time };
  const pieces = [weave(problem?.step ? texts.details.step : texts.details.code, values)];
  if (problem) pieces.push(weave(texts.details.request, { request: code(problem.requestId) }));
  if (cause instanceof DOMException) pieces.push([code(`${cause.name}: ${cause.message}`)]);
  return pieces.map((piece, at) => (at === 0 ? piece : [', ', piece]));
}
