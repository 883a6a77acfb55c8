import { createTrustAnchors } from '@signet/webauthn';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { ceremony } from '../vectors/kinds/ceremony.ts';
import type { Settings } from '../vectors/question.ts';

/** Nobody is trusted but the roots that a case names itself. */
export const settings: Settings = { anchors: createTrustAnchors([]) };

/** What the ceremonies say of a case: `accept`, or a code. */
export function verdictOf(one: CeremonyCase): string {
  return ceremony.read(one, settings)?.[0]?.judge().got ?? 'not a case';
}
