import type { CredentialRecord, ExpectedAuthentication } from './expected.ts';
import type { TraceRow } from './trace.ts';

export function traceAuthentication(
  response: unknown,
  expected: ExpectedAuthentication,
  credential: CredentialRecord,
): TraceRow[] {
  throw new Error(`unwritten ${[response, expected, credential].length}`);
}
