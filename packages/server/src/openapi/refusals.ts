import { problems } from '@signet/protocol';
import type { ProblemCode } from '@signet/protocol';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Codes } from './code-groups.ts';

interface Refusal {
  readonly description: string;
  readonly content: Readonly<Record<'application/problem+json', { readonly schema: object }>>;
}

/** RFC 9457, as every refusal travels. */
export const problemSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'urn:signet:problem:<code>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable. Each operation lists those that it can answer with.' },
    detail: { type: 'string', description: 'For developers.' },
    step: { type: 'string', description: 'The step of a ceremony that refused, R.9.' },
    anchor: { type: 'string', description: 'Its anchor in the specification of WebAuthn.' },
    requestId: { type: 'string', format: 'uuid' },
    retryAfter: { type: 'integer', description: 'Seconds, with rate_limited.' },
  },
  required: ['type', 'title', 'status', 'code', 'requestId'],
} as const;

/** The refusals of an operation by status, with the codes of each. */
export function refusalsOf(codes: Codes): Readonly<Record<string, Refusal>> {
  const byStatus = Map.groupBy(codes, (code) => new SignetProblem(code).status);
  const statuses = [...byStatus].toSorted(([one], [other]) => one - other);
  return Object.fromEntries(statuses.map(([status, some]) => [String(status), refusal(some)]));
}

function refusal(codes: readonly ProblemCode[]): Refusal {
  const known = { $ref: '#/components/schemas/Problem' };
  const schema = { allOf: [known, { properties: { code: { enum: codes } } }] };
  return { description: codes.map(line).join('\n'), content: { 'application/problem+json': { schema } } };
}

function line(code: ProblemCode): string {
  const own = Object.hasOwn(problems, code) ? '' : ' (ceremony)';
  return `- \`${code}\`${own}: ${new SignetProblem(code).title}`;
}
