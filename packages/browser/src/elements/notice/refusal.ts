import type { SignetError } from '../../errors/signet-error.ts';
import { insideApp } from '../platform/platform.ts';
import type { Refusal, Situation, Texts } from '../texts/texts.ts';

/** The row of the table of texts that fits. */
export function refusalOf(error: SignetError, situation: Situation, texts: Texts): Refusal {
  const refusal = texts.refusals[error.code];
  const where = error.code === 'unsupported' && insideApp(navigator.userAgent) ? 'in-app' : situation;
  return refusal.when?.[where] ?? refusal;
}
