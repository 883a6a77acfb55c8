import type { AnswerOf, BodyOf, Problem, RouteName } from '@signet/protocol';
import { link } from '../abort/link.ts';
import { fromProblem } from '../errors/from-problem.ts';
import { SignetError } from '../errors/signet-error.ts';
import type { SignetOptions } from '../signet-client.ts';

/** Milliseconds until a request is given up. */
const patience = 30_000;

/** The addresses below `/v1/`; only types know their names. */
interface Paths {
  site: 'site';
  'sign-up/begin': 'signUpBegin';
  'sign-up/finish': 'signUpFinish';
  'sign-in/begin': 'signInBegin';
  'sign-in/finish': 'signInFinish';
  'sign-out': 'signOut';
  session: 'session';
  'confirm/begin': 'confirmBegin';
  passkeys: 'passkeyList';
  'passkeys/add/begin': 'passkeyAddBegin';
  'passkeys/add/finish': 'passkeyAddFinish';
  'passkeys/rename': 'passkeyRename';
  'passkeys/delete': 'passkeyDelete';
  'account/rename': 'accountRename';
  'enrol/begin': 'enrolBegin';
  'enrol/finish': 'enrolFinish';
}
type Covered<Names extends Record<keyof Paths, RouteName>> = Names;
type Name<Path extends keyof Paths> = Covered<Paths>[Path];

/** Sends a body by POST, null by GET. */
export type Request = <Path extends keyof Paths>(
  path: Path,
  body: BodyOf<Name<Path>>,
  signal?: AbortSignal,
) => Promise<AnswerOf<Name<Path>>>;

/** Requests to one handler; every failure is a SignetError. */
export function createRequest({ baseUrl = '', fetch: send = (...args) => fetch(...args) }: SignetOptions): Request {
  const base = `${baseUrl.replace(/\/+$/, '')}/v1/`;
  return async (path, body, signal) => {
    const controller = new AbortController();
    const unlink = link(signal, controller);
    const timer = setTimeout(() => controller.abort(), patience);
    try {
      const response = await send(base + path, {
        ...(body && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
        credentials: 'include',
        cache: 'no-store',
        signal: controller.signal,
      });
      if (!response.ok) throw await refusal(response);
      return await response.json();
    } catch (cause) {
      throw cause instanceof SignetError ? cause : unanswered(path, signal, cause);
    } finally {
      clearTimeout(timer);
      unlink();
    }
  };
}

async function refusal(response: Response): Promise<SignetError> {
  const { status } = response;
  const problem: Problem | null = await response.json().catch(() => null);
  const retryAfter = problem?.retryAfter ?? (Number(response.headers.get('retry-after')) || undefined);
  if (problem?.code) return fromProblem(problem, retryAfter);
  // Not the handler's own answer: a proxy before it, or another program.
  return new SignetError(status === 429 ? 'rate-limited' : 'server-error', `HTTP ${status}`, {
    ...(retryAfter && { retryAfter }),
  });
}

/** The request may have arrived, and the answer be lost. */
function unanswered(path: string, signal: AbortSignal | undefined, cause: unknown): SignetError {
  const code = signal?.aborted ? 'cancelled' : navigator.onLine === false ? 'offline' : 'network';
  return new SignetError(code, `No answer from ${path}`, { cause });
}
