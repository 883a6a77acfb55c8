import * as v from 'valibot';
import type { PolicySchema } from './policy.ts';

type Issue = v.InferIssue<typeof PolicySchema>;

/** What is wrong with a policy, for whoever wrote it: the field, what it is, and what it has to be. */
export function issueInWords(issue: Issue): string {
  return `policy.${v.getDotPath(issue) ?? ''}${faultOf(issue)}`;
}

function faultOf({ type, expected, received, message }: Issue): string {
  if (type === 'strict_object' && expected === 'never')
    return ' is no field of a policy. Correct its name or leave it out.';
  if (type === 'integer') return ` is ${received}, and has to be a whole number.`;
  if (expected === null) return `: ${message}. Correct the field or leave it out.`;
  const subject = type === 'min_length' ? `has ${received} entries` : `is ${received}`;
  return ` ${subject}, and has to ${type === 'min_length' ? 'have' : 'be'} ${inWords(expected)}. Correct the field or leave it out.`;
}

/** Of the validator's `>=60` and `("required" | "preferred")`. */
function inWords(expected: string): string {
  return expected
    .replace(/^>=/u, 'at least ')
    .replace(/^<=/u, 'at most ')
    .replace(/^\((?<options>.*)\)$/u, '$<options>')
    .replaceAll(' | ', ' or ')
    .replaceAll('Array', 'a list')
    .replaceAll('Object', 'an object with all its members');
}
