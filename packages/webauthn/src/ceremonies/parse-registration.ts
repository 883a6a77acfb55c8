import type { ParsedRegistration } from './parsed.ts';

export function parseRegistration(response: unknown): ParsedRegistration {
  throw new Error(`unwritten ${[response].length}`);
}
