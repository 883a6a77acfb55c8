import type { CeremonyOptions, Phase } from '../signet-client.ts';

/** Tells the page how far a call has come. What the page's callback throws is the page's, and ends no ceremony. */
export function phase({ onPhase }: { readonly onPhase?: CeremonyOptions['onPhase'] }, now: Phase): void {
  try {
    onPhase?.(now);
  } catch (error) {
    reportError(error);
  }
}
