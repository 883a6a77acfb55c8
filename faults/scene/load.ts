import type { Finish } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { Visitor } from './visitor.ts';
import type { Answer, VisitorOptions } from './visitor.ts';

export interface Spent {
  readonly route: 'signUpFinish' | 'signInFinish';
  readonly body: Finish;
  /** Who sent it, with the cookies from before it was answered. */
  readonly visitor: Visitor;
}

/** What a load saw: whom the server told that they are registered, and which finishes it answered with 200. */
export interface Seen {
  readonly registered: Authenticator[];
  readonly spent: Spent[];
  readonly answers: Answer[];
  /** Every answer, those to begins too. */
  readonly heard: Answer[];
  /** Visits that broke off: a lost connection, a begin that was not answered 200. */
  readonly broken: unknown[];
}

/** `await using` stops it, also where the test fails. */
export interface Load extends AsyncDisposable {
  readonly seen: Seen;
  /** Ends after the requests in hand. */
  stop(): Promise<Seen>;
}

/** People who register and sign in, without end, until it is stopped. `port` is asked before every visit. */
export function startLoad(port: () => number, lanes = 8, options: VisitorOptions = {}): Load {
  const seen: Seen = { registered: [], spent: [], answers: [], heard: [], broken: [] };
  const state = { stopped: false };
  const running = Array.from({ length: lanes }, async (_, lane) => {
    for (let visit = 0; !state.stopped; visit += 1) {
      try {
        await visitOnce(
          new Visitor(port(), { timeout: 10_000, ...options, heard: (answer) => seen.heard.push(answer) }),
          seen,
          `${process.hrtime.bigint()}-${lane}-${visit}`,
        );
      } catch (error) {
        seen.broken.push(error);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  });
  const stop = async (): Promise<Seen> => {
    state.stopped = true;
    await Promise.all(running);
    return seen;
  };
  return {
    seen,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
    },
  };
}

async function visitOnce(visitor: Visitor, seen: Seen, username: string): Promise<void> {
  const person = createAuthenticator({ algorithms: [-7] });
  const registration = await visitor.beginSignUp(person, username);
  if (!(await finish('signUpFinish', registration))) return;
  seen.registered.push(person);
  await finish('signInFinish', await visitor.beginSignIn(person));

  async function finish(route: Spent['route'], body: Finish): Promise<boolean> {
    const before = visitor.twin(visitor.port);
    const answer = await visitor.ask(route, body);
    seen.answers.push(answer);
    if (answer.status === 200) seen.spent.push({ route, body, visitor: before });
    return answer.status === 200;
  }
}
