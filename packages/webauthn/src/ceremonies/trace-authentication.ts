import { authentication } from './authentication.ts';
import { checkExpectedAuthentication } from './check-expected.ts';
import type { CredentialRecord, ExpectedAuthentication } from './expected.ts';
import { AuthenticationFacts } from './facts.ts';
import { traceRows } from './run.ts';
import type { TraceRow } from './trace.ts';

/**
 * Runs every row of §7.2 over a response, in the order of the specification and on after a refusal, as far as a row's
 * inputs exist. For people who look for a fault: a trace verifies nothing, and has no result to use.
 * @param response AuthenticationResponseJSON, or whatever came
 * @throws TypeError where `expected` or `credential` lacks a member or has one that makes no sense
 */
export function traceAuthentication(
  response: unknown,
  expected: ExpectedAuthentication,
  credential: CredentialRecord,
): TraceRow[] {
  checkExpectedAuthentication(expected, credential);
  const facts = new AuthenticationFacts();
  facts.input = response;
  facts.expected = expected;
  facts.credential = credential;
  return traceRows(authentication.rows, facts);
}
