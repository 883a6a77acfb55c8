import type { SignetError } from '../../errors/signet-error.ts';
import { platformOf } from '../platform/platform.ts';
import type { Texts } from '../texts/texts.ts';
import { clock } from '../time/moment.ts';

/** Until when to wait, with `rate-limited`; null: not told. @param now when the refusal came */
export function retryTime(error: SignetError, now: Date): Date | null {
  return error.retryAfter === undefined ? null : new Date(now.getTime() + error.retryAfter * 1000);
}

/** What the placeholders of a refusal stand for. */
export function refusalValues(
  error: SignetError,
  context: { site: string; now: Date; texts: Texts; locale: string },
): Record<string, string> {
  const { site, now, texts, locale } = context;
  const retry = retryTime(error, now) ?? new Date(now.getTime() + 60_000);
  const minutes = Math.max(1, Math.round((error.elapsed ?? 300_000) / 60_000));
  return {
    site,
    platform: texts.platforms[platformOf(navigator.userAgent)],
    time: clock(retry, locale, retry.getTime() - now.getTime() < 60_000),
    minutes: new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes),
  };
}
