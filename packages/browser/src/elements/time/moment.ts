import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { fill } from '../texts/fill.ts';
import type { Texts } from '../texts/texts.ts';

/** When something happened, the way one says it; the exact instant is in the element's attributes. @param iso ISO 8601 */
export function moment(iso: string, texts: Texts, locale: string): TemplateResult {
  return exactly(iso, locale, sayMoment(new Date(iso), new Date(), texts, locale));
}

/** A day, without its hour. @param iso ISO 8601 */
export function day(iso: string, locale: string): TemplateResult {
  return exactly(iso, locale, new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(iso)));
}

/** `today at 14:32`, `yesterday at 14:32`, `on 11 November` or, in another year, `on 11 November 2025`. */
export function sayMoment(at: Date, now: Date, texts: Texts, locale: string): string {
  const time = clock(at, locale);
  const days = daysBetween(at, now);
  if (days === 0) return fill(texts.moments.today, { time });
  if (days === 1) return fill(texts.moments.yesterday, { time });
  return fill(texts.moments.on, { date: sayDate(at, now, locale) });
}

/** When something is due, the same way: `today at 14:32`, `tomorrow at 14:32`, `on 11 November at 14:32`. @param iso ISO 8601 */
export function due(iso: string, texts: Texts, locale: string): TemplateResult {
  return exactly(iso, locale, sayDue(new Date(iso), new Date(), texts, locale));
}

export function sayDue(at: Date, now: Date, texts: Texts, locale: string): string {
  const time = clock(at, locale);
  const days = daysBetween(at, now);
  if (days === 0) return fill(texts.moments.today, { time });
  if (days === -1) return fill(texts.moments.tomorrow, { time });
  return fill(texts.moments.onAt, { date: sayDate(at, now, locale), time });
}

/** A length of time in its largest whole units: `24 hours`, `3 days`, `90 minutes`. @param seconds more than 0 */
export function sayLength(seconds: number, locale: string): string {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  // One day is 24 hours to somebody who waits for it.
  const [unit, size] = units.find(([it, of]) => seconds % of === 0 && (it !== 'day' || seconds > of)) ?? units[3];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / size);
}

function sayDate(at: Date, now: Date, locale: string): string {
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...year }).format(at);
}

/** The hour, to the minute, or to the second where minutes are too coarse. */
export function clock(at: Date, locale: string, seconds = false): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: seconds ? 'medium' : 'short' }).format(at);
}

function exactly(iso: string, locale: string, words: string): TemplateResult {
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(new Date(iso));
  return html`<time datetime=${iso} title=${exact}>${words}</time>`;
}

/** Midnights between two moments, in the reader's zone. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
