import { platformOf } from '../platform/platform.ts';
import { clock } from '../time/moment.ts';
import type { Refused, Voice } from './refused.ts';

/** Until when to wait, with `rate-limited`; null: not told. */
export function retryTime({ error, at }: Refused): Date | null {
  return error.retryAfter === undefined ? null : new Date(at.getTime() + error.retryAfter * 1000);
}

/** What the placeholders of a refusal stand for. */
export function refusalValues(refused: Refused, { site, texts, locale }: Voice): Record<string, string> {
  const { error, at } = refused;
  const retry = retryTime(refused) ?? new Date(at.getTime() + 60_000);
  const minutes = Math.max(1, Math.round((error.elapsed ?? 300_000) / 60_000));
  return {
    site,
    platform: texts.platforms[platformOf(navigator.userAgent)],
    time: clock(retry, locale, retry.getTime() - at.getTime() < 60_000),
    minutes: new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes),
  };
}
