import type { ParsedAuthentication } from './parsed.ts';

export function parseAuthentication(response: unknown): ParsedAuthentication {
  throw new Error(`unwritten ${[response].length}`);
}
