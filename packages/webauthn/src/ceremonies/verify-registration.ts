import type { ExpectedRegistration } from './expected.ts';
import type { ParsedRegistration } from './parsed.ts';
import type { VerifiedRegistration } from './verified.ts';

export function verifyRegistration(parsed: ParsedRegistration, expected: ExpectedRegistration): VerifiedRegistration {
  throw new Error(`unwritten ${[parsed, expected].length}`);
}
