import type { RefusalCode } from '../refusals/codes.ts';
import { personText } from '../refusals/person-texts.ts';
import type { Refusal } from '../refusals/refusal.ts';

export type Ceremony = 'registration' | 'authentication';

/** Why a step refuses; the closed union of stable codes. */
export type CeremonyErrorCode = RefusalCode;

/** The one exception that a response can cause. A wrong argument of the caller is a TypeError instead. */
export class CeremonyError extends Error {
  override readonly name: string = 'CeremonyError';
  readonly code: CeremonyErrorCode;
  readonly ceremony: Ceremony;
  /** Step by list position in the specification: `R.9` is step 9 of §7.1, `A.9` of §7.2. */
  readonly step: string;
  /** Anchor in the specification, `#sctn-registering-a-new-credential`; steps are renumbered, anchors are not. */
  readonly anchor: string;

  /** `message` is for the log: fixed text, neither secrets nor bytes of the response. */
  constructor(ceremony: Ceremony, step: string, anchor: string, refusal: Refusal) {
    super(`${ceremony} refused at ${step}: ${refusal.code}: ${refusal.message}`, { cause: refusal });
    this.code = refusal.code;
    this.ceremony = ceremony;
    this.step = step;
    this.anchor = anchor;
  }

  /** The text for the person in front of the screen. */
  get person(): string {
    return personText(this.code);
  }
}
