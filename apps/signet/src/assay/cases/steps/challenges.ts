import { createAuthenticator } from '@signet/testkit';
import type { AssayCase } from '../assay-case.ts';
import { beginSignIn, beginSignUp, finishSignIn, finishSignUp, freshName } from '../ceremonies.ts';
import { serverCase } from './server-case.ts';

const anchor = '#sctn-cryptographic-challenges';

/** Lines 10 to 13 and 143: a challenge serves once, for what it was made, for as long as it was told. */
export const challengeCases: readonly AssayCase[] = [
  serverCase(
    { line: 10, id: 'sign-in-replayed', mutation: 'the same sign-in twice', code: 'challenge_used', anchor },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: trial.origin });
      trial.part('the first time', await finishSignIn(visitor, begun, response));
      trial.hostile(await finishSignIn(visitor, begun, response, begun.cookies));
    },
  ),
  serverCase(
    { line: 10, id: 'sign-up-replayed', mutation: 'the same sign-up twice', code: 'challenge_used', anchor },
    async (trial) => {
      const visitor = trial.visitor();
      const begun = await beginSignUp(visitor, freshName());
      const response = createAuthenticator().create(begun.options, { origin: trial.origin });
      trial.part('the first time', await finishSignUp(visitor, begun, response));
      trial.hostile(await finishSignUp(visitor, begun, response, begun.cookies));
    },
  ),
  serverCase(
    {
      line: 11,
      id: 'sign-in-after-refusal',
      mutation: 'a valid sign-in with the challenge of one that was refused',
      code: 'challenge_used',
      anchor,
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: trial.origin });
      await finishSignIn(visitor, begun, { ...response, type: 'password' });
      trial.hostile(await finishSignIn(visitor, begun, response, begun.cookies));
    },
  ),
  serverCase(
    {
      line: 11,
      id: 'sign-up-after-refusal',
      mutation: 'a valid sign-up with the challenge of one that was refused',
      code: 'challenge_used',
      anchor,
    },
    async (trial) => {
      const visitor = trial.visitor();
      const begun = await beginSignUp(visitor, freshName());
      const response = createAuthenticator().create(begun.options, { origin: trial.origin });
      await finishSignUp(visitor, begun, { ...response, type: 'password' });
      trial.hostile(await finishSignUp(visitor, begun, response, begun.cookies));
    },
  ),
  serverCase(
    {
      line: 12,
      id: 'sign-in-expired',
      mutation: 'a sign-in that took longer than its lifetime',
      code: 'challenge_expired',
      anchor,
      ownOnly: 'it sets the clock of the server',
      needs: { alone: true },
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: trial.origin });
      trial.target.own?.advance(begun.lifetime + 1000);
      trial.hostile(await finishSignIn(visitor, begun, response));
    },
  ),
  serverCase(
    {
      line: 12,
      id: 'sign-up-expired',
      mutation: 'a sign-up that took longer than its lifetime',
      code: 'challenge_expired',
      anchor,
      ownOnly: 'it sets the clock of the server',
      needs: { alone: true },
    },
    async (trial) => {
      const visitor = trial.visitor();
      const begun = await beginSignUp(visitor, freshName());
      const response = createAuthenticator().create(begun.options, { origin: trial.origin });
      trial.target.own?.advance(begun.lifetime + 1000);
      trial.hostile(await finishSignUp(visitor, begun, response));
    },
  ),
  serverCase(
    {
      line: 13,
      id: 'sign-up-with-sign-in-challenge',
      mutation: 'a registration over the challenge of a sign-in',
      code: 'challenge_wrong_ceremony',
      anchor,
    },
    async (trial) => {
      const visitor = trial.visitor();
      const { options } = await beginSignUp(visitor, freshName());
      const begun = await beginSignIn(visitor);
      const { challenge } = begun.options;
      const response = createAuthenticator().create({ ...options, challenge }, { origin: trial.origin });
      trial.hostile(await finishSignUp(visitor, begun, response));
    },
  ),
  serverCase(
    {
      line: 13,
      id: 'sign-in-with-sign-up-challenge',
      mutation: 'an assertion over the challenge of a sign-up',
      code: 'challenge_wrong_ceremony',
      anchor,
    },
    async (trial, { visitor, authenticator }) => {
      const { options } = await beginSignIn(visitor);
      const begun = await beginSignUp(visitor, freshName());
      const { challenge } = begun.options;
      const response = authenticator.get({ ...options, challenge }, { origin: trial.origin });
      trial.hostile(await finishSignIn(visitor, begun, response));
    },
  ),
  serverCase(
    {
      line: 143,
      id: 'sign-in-race',
      mutation: 'two sign-ins at once with one challenge',
      code: 'challenge_used',
      anchor,
    },
    async (trial, { visitor, authenticator }) => {
      const begun = await beginSignIn(visitor);
      const response = authenticator.get(begun.options, { origin: trial.origin });
      const finish = () => finishSignIn(visitor, begun, response, begun.cookies);
      trial.race(await Promise.all([finish(), finish()]));
    },
  ),
  serverCase(
    {
      line: 143,
      id: 'sign-up-race',
      mutation: 'two sign-ups at once with one challenge',
      code: 'challenge_used',
      anchor,
    },
    async (trial) => {
      const visitor = trial.visitor();
      const begun = await beginSignUp(visitor, freshName());
      const response = createAuthenticator().create(begun.options, { origin: trial.origin });
      const finish = () => finishSignUp(visitor, begun, response, begun.cookies);
      trial.race(await Promise.all([finish(), finish()]));
    },
  ),
];
