/** A class of disagreement: which inputs it is about, what both sides say of them, and why ours is right. */
export interface Disagreement<Input> {
  /** What the peer does, and what we do. */
  readonly words: string;
  /** Section of the specification that decides it. */
  readonly section: string;
  /** Our verdict: the codes that it comes with; `accept` where the peer is the one that refuses. */
  readonly ours: readonly string[];
  /** The peer's verdict: `accept` or the text of its error. */
  readonly peer: RegExp;
  /** Whether the input is one of them. Reads the input by other means than the code that is compared. */
  readonly holds: (input: Input) => boolean;
}

/** One input put to both. */
export interface Verdicts<Input> {
  readonly input: Input;
  /** `accept`, or a code. */
  readonly ours: string;
  /** `accept`, or the text of an error. */
  readonly peer: string;
  /** Where both accept: whether they read the same out of it. */
  readonly sameValue?: boolean;
}

/** What was compared, and how it came out. */
export interface Tally {
  readonly what: string;
  inputs: number;
  /** Inputs that both accept. */
  accepted: number;
  /** Inputs that both refuse. */
  refused: number;
  /** By the words of the class. */
  readonly classes: Map<string, number>;
  /** The first ones, as text to look into. */
  readonly unclassified: string[];
  unclassifiedCount: number;
}

export function newTally(what: string): Tally {
  return { what, inputs: 0, accepted: 0, refused: 0, classes: new Map(), unclassified: [], unclassifiedCount: 0 };
}

/** Counts one input. `show` writes the input down where nothing explains the disagreement. */
export function count<Input>(
  tally: Tally,
  classes: readonly Disagreement<Input>[],
  verdicts: Verdicts<Input>,
  show: (input: Input) => string,
): void {
  const { input, ours, peer, sameValue = true } = verdicts;
  tally.inputs += 1;
  if (ours === 'accept' && peer === 'accept' && sameValue) tally.accepted += 1;
  else if (ours !== 'accept' && peer !== 'accept') tally.refused += 1;
  else countDisagreement();

  function countDisagreement(): void {
    const found = classes.find((row) => row.ours.includes(ours) && row.peer.test(peer) && row.holds(input));
    if (found !== undefined) tally.classes.set(found.words, (tally.classes.get(found.words) ?? 0) + 1);
    else {
      tally.unclassifiedCount += 1;
      const values = sameValue ? '' : ', another value';
      if (tally.unclassified.length < 40)
        tally.unclassified.push(`ours ${ours}, peer ${peer}${values}: ${show(input)}`);
    }
  }
}

/** The text of what somebody else's code throws. */
export function refusalText(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : 'an error without text';
  return text.replaceAll(/\s+/gu, ' ');
}
