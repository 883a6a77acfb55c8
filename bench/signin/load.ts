import type { Person } from './person.ts';
import type { Server } from './server.ts';

/**
 * Whole sign-ins, begin and finish, so many in flight. Everybody signs in in turn.
 * @returns milliseconds that each took
 * @throws Error where one answer is not 200, or is for another account
 */
export async function signInAll(server: Server, signIns: number, concurrency: number): Promise<number[]> {
  const took: number[] = [];
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < signIns) {
      const person = server.people[begun % server.people.length];
      begun += 1;
      if (!person) throw new Error(`nobody has a passkey at ${server.name}`);
      const started = performance.now();
      await signIn(server, person);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return took;
}

/** What tells the server that somebody has signed in here before: people use the device that they used yesterday. */
const marks = new WeakMap<Person, readonly string[]>();

async function signIn({ name, wire, calls }: Server, person: Person): Promise<void> {
  const begun = await wire.send(calls.begin);
  if (begun.status !== 200) throw new Error(`${name} answered begin with ${begun.status}: ${begun.body}`);
  const response = person.assert(calls.challengeOf(begun), wire.origin);
  const cookie = [...begun.cookies, ...(marks.get(person) ?? [])].join('; ');
  const finished = await wire.send({ ...calls.finish(begun, response), cookie });
  if (finished.status !== 200) throw new Error(`${name} answered finish with ${finished.status}: ${finished.body}`);
  if (calls.accountOf(finished) !== person.account) throw new Error(`${name} signed somebody else in`);
  const mark = finished.cookies.filter((it) => /^[^=]+-d=./u.test(it));
  if (mark.length > 0) marks.set(person, mark);
}
