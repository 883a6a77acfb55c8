import type { RefusalCode } from './codes.ts';

/**
 * A parser's refusal of hostile or broken input: a code of the table and a fixed text for the log. It knows no step yet;
 * a ceremony's row turns it into a CeremonyError. The text never holds bytes of the input.
 */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

/**
 * Refuses the input.
 * @param reason fixed text for the log, never anything that came with the input
 * @throws Refusal always
 */
export function refuse(code: RefusalCode, reason: string): never {
  throw new Refusal(code, reason);
}
