import type { ExpectedRegistration } from './expected.ts';
import type { TraceRow } from './trace.ts';

export function traceRegistration(response: unknown, expected: ExpectedRegistration): TraceRow[] {
  throw new Error(`unwritten ${[response, expected].length}`);
}
