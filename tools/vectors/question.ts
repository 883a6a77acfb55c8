import type { TrustAnchors } from '@signet/webauthn';
import type { CeremonyCase } from './kinds/ceremony-case.ts';

/** What kind of thing a case asks about. */
export type Kind = 'registration' | 'authentication' | 'attestation' | 'chain' | 'signature' | 'prf' | 'broken';

/** One case, whatever file it is from: something to judge, and what its source expects. */
export interface Question {
  readonly id: string;
  readonly kind: Kind;
  readonly expect: 'accept' | 'reject';
  /** Present where the outcome rests on a policy and not on the specification alone. */
  readonly policy?: string;
  readonly format?: string | null;
  /** Names of the algorithms of credential and statement. */
  readonly alg?: string | null;
  readonly attestationAlg?: string | null;
  /** Of ceremonies: what another library is asked, too. */
  readonly ceremony?: CeremonyCase;
  readonly judge: () => Verdict;
}

export interface Verdict {
  /** `accept`, the code of a refusal, or in other words what went wrong with the case itself. */
  readonly got: string;
  /** Whether certificates of a statement lead to an anchor; absent where there are none. */
  readonly trusted?: boolean;
}

/** A kind of case: how its cases are told from others, and read. */
export interface KindOfCase {
  readonly name: string;
  /** The questions of one element of a file; null where it is of another kind. */
  readonly read: (element: object, settings: Settings) => readonly Question[] | null;
}

/** What is the same for all cases of a run. */
export interface Settings {
  /** Trusted where a case names no roots of its own: then trust is told, and not required. */
  readonly anchors: TrustAnchors;
}
