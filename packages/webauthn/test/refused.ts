import { Refusal } from '../src/refusals/refusal.ts';
import type { RefusalCode } from '../src/refusals/codes.ts';

/** For assert.throws and assert.rejects: a Refusal of this code and nothing else. */
export function refused(code: RefusalCode): (error: unknown) => boolean {
  return (error) => {
    if (error instanceof Refusal && error.code === code) return true;
    throw new Error(`expected the refusal ${code}`, { cause: error });
  };
}

/** What a total parser may do with arbitrary bytes: answer, or refuse. Any other error passes through and fails the test. */
export function outcome<T>(parse: () => T): { value: T } | { code: RefusalCode } {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code };
    throw error;
  }
}
