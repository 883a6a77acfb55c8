import type { Problem } from '@signet/protocol';
import { SignetError } from './signet-error.ts';
import { codeOf } from './table.ts';

/** A refusal. @param problem what it said, or nothing: then a proxy or another program answered, not the handler */
export function fromResponse({ status, headers }: Response, problem: Problem | undefined): SignetError {
  const { code, step, detail, title, retryAfter } = { ...problem };
  const subject = `${code ?? (status === 429 ? 'rate_limited' : '')} ${step ?? ''}`;
  return new SignetError(codeOf(subject), `${status} ${subject} ${detail ?? title ?? ''}`, {
    problem,
    retryAfter: retryAfter ?? (Number(headers.get('retry-after')) || undefined),
  });
}
