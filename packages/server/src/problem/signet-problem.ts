import { ceremonyStatus, problems } from '@signet/protocol';
import type { ProblemCode, ServerProblemCode } from '@signet/protocol';
import { ceremonyErrorCodes } from '@signet/webauthn';
import type { CeremonyErrorCode } from '@signet/webauthn';

export interface ProblemFacts {
  /** For developers: fixed text, no secret and no byte of the request. */
  readonly detail?: string;
  /** The ceremony step that refused, `R.9`, and its anchor in the specification. */
  readonly step?: string;
  readonly anchor?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Methods that the address does take. */
  readonly allow?: string;
  readonly cause?: unknown;
}

/** A refusal with its stable code: what a use case throws and the handler answers as problem+json. */
export class SignetProblem extends Error {
  override readonly name: string = 'SignetProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, facts: ProblemFacts = {}) {
    const { status, title } = describe(code);
    super(`${code}: ${title}`, { cause: facts.cause });
    this.code = code;
    this.status = status;
    this.title = title;
    this.facts = facts;
  }
}

function describe(code: ProblemCode): { status: number; title: string } {
  if (Object.hasOwn(problems, code)) return problems[code as ServerProblemCode];
  return { status: ceremonyStatus[code] ?? 400, title: ceremonyErrorCodes[code as CeremonyErrorCode].meaning };
}
