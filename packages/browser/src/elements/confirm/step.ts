import type { CeremonyOptions } from '../../signet-client.ts';
import type { Situation } from '../texts/texts.ts';

export interface Fact {
  readonly name: string;
  readonly value: unknown;
}

/** What the dialog shows and does until it is done or asks the next thing. */
export interface Step<Value> {
  readonly title: unknown;
  readonly text: unknown;
  readonly facts?: readonly Fact[];
  readonly go: string;
  readonly keep: string;
  readonly danger?: boolean;
  readonly situation: Situation;
  /** @returns the next step, or what all of it came to */
  act(options: CeremonyOptions): Promise<{ next: Step<Value> } | { value: Value }>;
}
