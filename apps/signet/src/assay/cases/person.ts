import { randomUUID } from 'node:crypto';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { Visitor } from '../http/visitor.ts';
import { freshName, signIn, signUp } from './ceremonies.ts';
import type { Trial } from './trial.ts';

/** Somebody with an account, a browser that is signed in, and the authenticator that made the passkey. */
export interface Person {
  readonly visitor: Visitor;
  readonly authenticator: Authenticator;
}

/**
 * Makes a fresh account.
 * @throws NotAccepted, NoAnswer
 */
export async function newPerson(trial: Trial, origin: string = trial.origin): Promise<Person> {
  const visitor = trial.visitor(origin);
  const authenticator = createAuthenticator({ seed: randomUUID() });
  trial.part('sign-up', await signUp(visitor, freshName(), (options) => authenticator.create(options, { origin })));
  return { visitor, authenticator };
}

/**
 * The control of a person: a sign-in.
 * @throws NotAccepted, NoAnswer
 */
export async function signInControl(trial: Trial, what: 'before' | 'after', person: Person): Promise<void> {
  const { visitor, authenticator } = person;
  const { origin } = visitor;
  trial.control(what, await signIn(visitor, (options) => authenticator.get(options, { origin })));
}
