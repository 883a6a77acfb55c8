import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { createAuthenticator, forgeAuthentication } from '@signet/testkit';
import type { AuthenticationAttempt, AuthenticationCase, Authenticator } from '@signet/testkit';
import type { Answer } from '../http/client.ts';
import type { RequestCeremony, Visitor } from '../http/visitor.ts';
import { OutOfReach } from '../target/needs.ts';
import type { AssayCase } from './assay-case.ts';
import { confirm, freshName, signIn, signUp } from './ceremonies.ts';
import { needsOfAuthentication } from './needs-of.ts';
import { clientOriginOf } from './origin.ts';
import { newPerson, signInControl } from './person.ts';
import { refuseTooLarge } from './size.ts';
import type { Trial } from './trial.ts';

/**
 * An authentication of the catalogue as it is shown to a Signet: on a fresh account, between two that are accepted.
 * @throws OutOfReach
 */
export function authenticationOverHttp(one: AuthenticationCase): AssayCase {
  if (one.libraryOnly !== undefined) throw new OutOfReach(one.libraryOnly);
  const { control, hostile } = one.make();
  if (!isDeepStrictEqual(control.credential, hostile.credential)) {
    throw new OutOfReach('the stored record is what is wrong: only a caller of the library can show that');
  }
  refuseTooLarge(hostile.response);
  const attempt = attemptFor(control);
  const needs = needsOfAuthentication(hostile.expected, clientOriginOf(control.response), control.credential.alg);
  return {
    ...one,
    anchor: `#sctn-verifying-assertion ${one.step}`,
    needs,
    run: async (trial) => {
      const { origin } = trial;
      const visitor = trial.visitor();
      const authenticator = createAuthenticator({ ...one.authenticator, device: randomUUID() });
      const respond = (kind: 'control' | 'hostile') => (options: RequestCeremony['options']) =>
        one.make({ options, origin, authenticator })[kind].response;
      await signUpWith(trial, visitor, authenticator);
      const counted = countTo(control, authenticator, origin);
      trial.control('before', await attempt(visitor, counted ?? respond('control')));
      trial.hostile(await attempt(visitor, respond('hostile')));
      const again = await attempt(visitor, respond('control'));
      if (one.code !== 'sign_count_not_increased') trial.control('after', again);
      else await suspected(trial, again);
    },
  };
}

/** A counter that fell tells of a copy: neither of the two holders gets in from then on, and anybody else does. */
async function suspected(trial: Trial, again: Answer): Promise<void> {
  trial.shut('after', again, 'passkey_suspected');
  await signInControl(trial, 'after', await newPerson(trial));
}

type Respond = (options: RequestCeremony['options']) => unknown;
type Attempt = (visitor: Visitor, respond: Respond) => Promise<Answer>;

/** Nameless it is a sign-in; where the account is known before, a confirmation. */
function attemptFor({ expected: { user, allowCredentials } }: AuthenticationAttempt): Attempt {
  if (user.identified === 'before') return confirm;
  if (allowCredentials !== 'discoverable') throw new OutOfReach('Signet lists credentials of accounts that it knows');
  return signIn;
}

async function signUpWith(trial: Trial, visitor: Visitor, authenticator: Authenticator): Promise<void> {
  const { origin } = trial;
  trial.part('sign-up', await signUp(visitor, freshName(), (options) => authenticator.create(options, { origin })));
}

/** A sign-in that leaves the counter which the case wants to be stored; null: registering does. */
function countTo({ credential }: AuthenticationAttempt, authenticator: Authenticator, origin: string): Respond | null {
  if (authenticator.credentials[0]?.signCount === credential.signCount) return null;
  return (options) =>
    forgeAuthentication(authenticator.makeAuthentication(options, { origin }))
      .signCount(credential.signCount)
      .resign()
      .response();
}
