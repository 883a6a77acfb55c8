import type { Logger } from 'pino';
import type { SignetProblem } from '../problem/signet-problem.ts';

export interface Answered {
  readonly requestId: string;
  readonly route: string | null;
  readonly status: number;
  readonly problem: SignetProblem | null;
  readonly ms: number;
  readonly address: string | null;
}

/** One line a request, of fixed fields: no token, challenge, cookie, credential or byte of a body ever comes near it. */
export function logAnswer(log: Logger, { requestId, route, status, problem, ms, address }: Answered): void {
  const line = {
    requestId,
    route,
    status,
    code: problem?.code ?? null,
    step: problem?.facts.step ?? null,
    ms: Math.round(ms * 10) / 10,
    address,
  };
  if (status < 500) log.info(line, 'answered');
  else log.error({ ...line, ...failure(problem?.cause) }, 'failed');
}

/** Kind and place of an unforeseen exception; its message could quote what it choked on. */
function failure(cause: unknown): { failure: string; at: readonly string[] } {
  if (!(cause instanceof Error)) return { failure: typeof cause, at: [] };
  const frames = cause.stack?.split('\n').filter((it) => /^\s+at /u.test(it)) ?? [];
  return { failure: cause.name, at: frames.slice(0, 12).map((it) => it.trim()) };
}
