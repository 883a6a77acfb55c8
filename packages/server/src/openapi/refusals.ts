import { problems } from '@signet/protocol';
import type { ProblemCode } from '@signet/protocol';
import { ceremonyErrorCodes } from '@signet/webauthn';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Codes } from './code-groups.ts';

interface Refusal {
  readonly description: string;
  readonly content: Readonly<Record<'application/problem+json', { readonly schema: object }>>;
}

const codes = [...new Set([...Object.keys(problems), ...Object.keys(ceremonyErrorCodes)])] as ProblemCode[];

/** What every refusal has in common. */
export const problemSchemas = {
  /** Each code with what it means. */
  ProblemCode: {
    type: 'string',
    oneOf: codes.map((code) => ({ const: code, description: new SignetProblem(code).title })),
  },
  /** RFC 9457. */
  Problem: {
    type: 'object',
    properties: {
      type: { type: 'string', description: 'urn:signet:problem:<code>' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { $ref: '#/components/schemas/ProblemCode' },
      detail: { type: 'string', description: 'For developers.' },
      step: { type: 'string', description: 'The step of a ceremony that refused, R.9.' },
      anchor: { type: 'string', description: 'Its anchor in the specification of WebAuthn.' },
      requestId: { type: 'string', format: 'uuid' },
      retryAfter: { type: 'integer', description: 'Seconds, with rate_limited.' },
    },
    required: ['type', 'title', 'status', 'code', 'requestId'],
  },
} as const;

/** The refusals of an operation by status, with the codes of each. */
export function refusalsOf(all: Codes): Readonly<Record<string, Refusal>> {
  const byStatus = Map.groupBy(all, (code) => new SignetProblem(code).status);
  const statuses = [...byStatus].toSorted(([one], [other]) => one - other);
  return Object.fromEntries(statuses.map(([status, some]) => [String(status), refusal(some)]));
}

function refusal(some: Codes): Refusal {
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: some } } }] };
  return { description: 'Refused; `code` says why.', content: { 'application/problem+json': { schema } } };
}
