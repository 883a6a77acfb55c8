import type { SignetError } from '../../errors/signet-error.ts';
import { insideApp } from '../platform/platform.ts';
import type { Refusal, Situation, Texts } from '../texts/texts.ts';

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
