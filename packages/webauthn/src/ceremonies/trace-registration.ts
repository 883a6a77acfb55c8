import { checkExpectedRegistration } from './check-expected.ts';
import type { ExpectedRegistration } from './expected.ts';
import { RegistrationFacts } from './facts.ts';
import { registration } from './registration.ts';
import { traceRows } from './run.ts';
import type { TraceRow } from './trace.ts';

/**
 * Runs every row of §7.1 over a response, in the order of the specification and on after a refusal, as far as a row's
 * inputs exist. For people who look for a fault: a trace verifies nothing, and has no result to use.
 * @param response RegistrationResponseJSON, or whatever came
 * @throws TypeError where `expected` lacks a member or has one that makes no sense
 */
export function traceRegistration(response: unknown, expected: ExpectedRegistration): TraceRow[] {
  checkExpectedRegistration(expected);
  const facts = new RegistrationFacts();
  facts.input = response;
  facts.expected = expected;
  return traceRows(registration.rows, facts);
}
