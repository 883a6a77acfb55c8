import { html } from 'lit';
import { weave } from '../texts/weave.ts';
import type { Refused, Voice } from './refused.ts';

/** What a helper needs to find the case: code, step, time, request id, and what the browser said. */
export function supportDetails({ error, at }: Refused, { texts, locale }: Voice): unknown {
  const { problem, cause } = error;
  const code = (text: string): unknown => html`<code dir="ltr">${text}</code>`;
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at);
  const time = html`<time datetime=${at.toISOString()}>${instant}</time>`;
  const values = { code: code(problem?.code ?? error.code), step: problem?.step ?? '', time };
  const pieces = [weave(problem?.step ? texts.details.step : texts.details.code, values)];
  if (problem) pieces.push(weave(texts.details.request, { request: code(problem.requestId) }));
  if (cause instanceof DOMException) pieces.push([code(`${cause.name}: ${cause.message}`)]);
  return pieces.map((piece, index) => (index === 0 ? piece : [', ', piece]));
}
