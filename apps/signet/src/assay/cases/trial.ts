import type { Answer } from '../http/client.ts';
import { codeOf, NotAccepted, told, Visitor } from '../http/visitor.ts';
import type { Target } from '../target/target.ts';

/** What became of a hostile input. */
export interface Verdict {
  /** `refused`: a 4xx problem with the case's own code; `accepted`: the bad outcome; `broken`: nothing can be said. */
  readonly kind: 'refused' | 'accepted' | 'broken';
  /** For people. */
  readonly told: string;
  /** Why it is broken, where something was thrown. */
  readonly cause?: Error;
}

/** One run of a case: what its controls and its hostile input were answered. */
export class Trial {
  readonly target: Target;
  readonly origin: string;
  readonly #code: string;
  #controls = 0;
  #verdict: Verdict = { kind: 'broken', told: 'the hostile input was not sent' };

  constructor(target: Target, expected: { readonly code: string; readonly origin: string }) {
    this.target = target;
    this.origin = target.originFor(expected.origin);
    this.#code = expected.code;
  }

  /** Controls that were accepted. */
  get controls(): number {
    return this.#controls;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  /** A browser without cookies. */
  visitor(origin: string = this.origin): Visitor {
    return new Visitor(this.target.address, origin);
  }

  /**
   * What has to be accepted before and after the hostile input.
   * @throws NotAccepted
   */
  control(what: string, answer: Answer): void {
    this.part(what, answer);
    this.#controls += 1;
  }

  /**
   * A step on the way to a control, which has to be accepted too.
   * @throws NotAccepted
   */
  part(what: string, answer: Answer): void {
    if (answer.status < 200 || answer.status > 299) throw new NotAccepted(what, answer);
  }

  /**
   * What has to stay shut because of the hostile input.
   * @throws NotAccepted
   */
  shut(what: string, answer: Answer, code: string): void {
    if (codeOf(answer) !== code) throw new NotAccepted(what, answer);
  }

  /** What the hostile input was answered. */
  hostile(answer: Answer): void {
    this.#verdict = verdictOf(answer, this.#code);
  }

  /** Answers to the same request sent several times at once: one is accepted, and all others are refused. */
  race(answers: readonly Answer[]): void {
    const verdicts = answers.map((answer) => verdictOf(answer, this.#code));
    const accepted = verdicts.filter(({ kind }) => kind === 'accepted');
    const broken = verdicts.find(({ kind }) => kind === 'broken');
    const all = answers.map(told).join(', ');
    if (accepted.length > 1) this.#verdict = { kind: 'accepted', told: all };
    else if (accepted.length === 0) this.#verdict = { kind: 'broken', told: `none was accepted: ${all}` };
    else this.#verdict = broken ?? { kind: 'refused', told: all };
  }
}

function verdictOf(answer: Answer, code: string): Verdict {
  const { status } = answer;
  if (status >= 200 && status <= 299) return { kind: 'accepted', told: `${status}, expected ${code}` };
  const own = status >= 400 && status <= 499 && codeOf(answer) === code;
  return own ? { kind: 'refused', told: told(answer) } : { kind: 'broken', told: `${told(answer)}, expected ${code}` };
}
