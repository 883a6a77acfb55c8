import type { PasskeyAdded } from '@signet/protocol';
import { createAuthenticator, forgeRegistration } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { Answer } from '../../http/client.ts';
import type { CreationCeremony, Visitor } from '../../http/visitor.ts';
import type { AssayCase } from '../assay-case.ts';
import { beginConfirm, beginSignUp, confirm, finishConfirm, freshName, signIn, signUp } from '../ceremonies.ts';
import { deletePasskey } from '../deletion.ts';
import type { Person } from '../person.ts';
import { newPerson } from '../person.ts';
import type { Trial } from '../trial.ts';
import { serverCase } from './server-case.ts';

const registering = '#sctn-registering-a-new-credential R.26';
const verifying = '#sctn-verifying-assertion';

/** Lines 55, 114 to 119: whose credential it is. */
export const credentialCases: readonly AssayCase[] = [
  serverCase(
    {
      line: 55,
      id: 'credential-id-registered',
      mutation: 'a sign-up with the credential id of somebody else',
      code: 'credential_exists',
      anchor: registering,
    },
    async (trial, { authenticator }) => {
      const respond = withIdOf(authenticator, trial.origin);
      trial.hostile(await signUp(trial.visitor(), freshName(), respond));
    },
  ),
  serverCase(
    {
      line: 55,
      id: 'credential-id-own',
      mutation: 'a second passkey with the credential id of the first',
      code: 'credential_exists',
      anchor: registering,
    },
    async (trial, person) => {
      const { ceremony, options } = await beginAdding(trial, person);
      const response = withIdOf(person.authenticator, trial.origin)({ ...options, excludeCredentials: [] });
      trial.hostile(await person.visitor.post('passkeyAddFinish', { ceremony, response }));
    },
  ),
  serverCase(
    {
      line: 115,
      id: 'credential-unknown',
      mutation: 'a nameless sign-in with a credential that no account has',
      code: 'credential_unknown',
      anchor: `${verifying} A.6`,
    },
    async (trial, { visitor }) => {
      const stranger = await unregistered(trial);
      trial.hostile(await signIn(visitor, (options) => stranger.get(options, { origin: trial.origin })));
    },
  ),
  serverCase(
    {
      line: 115,
      id: 'credential-deleted',
      mutation: 'a nameless sign-in with a passkey that was deleted',
      code: 'credential_unknown',
      anchor: `${verifying} A.6`,
    },
    async (trial, person) => {
      const deleted = await addAndDelete(trial, person);
      trial.hostile(await signIn(person.visitor, (options) => deleted.get(options, { origin: trial.origin })));
    },
  ),
  serverCase(
    {
      line: 114,
      id: 'credential-not-allowed',
      mutation: 'a confirmation with the passkey of somebody else, which the options do not list',
      code: 'credential_not_allowed',
      anchor: `${verifying} A.5`,
    },
    async (trial, { visitor }) => {
      const other = await newPerson(trial);
      trial.hostile(await confirmWith(trial, visitor, other.authenticator));
    },
  ),
  serverCase(
    {
      line: 115,
      id: 'credential-unknown-named',
      mutation: 'a confirmation with a credential that no account has: told as one that is not listed',
      code: 'credential_not_allowed',
      anchor: `${verifying} A.5`,
    },
    async (trial, { visitor }) => {
      trial.hostile(await confirmWith(trial, visitor, await unregistered(trial)));
    },
  ),
  serverCase(
    {
      line: 117,
      id: 'user-handle-of-other-account',
      mutation: 'a confirmation with the own passkey and the user handle of somebody else',
      code: 'user_handle_mismatch',
      anchor: `${verifying} A.6`,
    },
    async (trial, { visitor, authenticator }) => {
      const other = await newPerson(trial);
      const userHandle = Buffer.from(other.authenticator.credentials[0]?.userHandle ?? []).toString('base64url');
      const answer = await confirm(visitor, (options) => {
        const response = authenticator.get(options, { origin: trial.origin });
        return { ...response, response: { ...response.response, userHandle } };
      });
      trial.hostile(answer);
    },
  ),
  serverCase(
    {
      line: 119,
      id: 'confirmation-finished-by-other',
      mutation: 'begun as A, finished as B with a valid assertion of B',
      code: 'ceremony_account',
      anchor: `${verifying} A.6`,
    },
    async (trial, { visitor }) => {
      trial.hostile(await finishAsOther(trial, visitor));
    },
  ),
];

/** Begun in the session of one account, and finished with passkey, user handle and session of another. */
async function finishAsOther(trial: Trial, visitor: Visitor): Promise<Answer> {
  const other = await newPerson(trial);
  const begun = await beginConfirm(visitor);
  const options = { ...begun.options, allowCredentials: [] };
  const response = other.authenticator.get(options, { origin: trial.origin });
  const ceremonyCookie = begun.cookies.split('; ').filter((it) => it.includes('-c-'));
  const cookies = [other.visitor.cookies, ...ceremonyCookie].join('; ');
  return await finishConfirm(visitor, begun, response, cookies);
}

/** Registers the credential id that the other authenticator has. */
function withIdOf({ credentials }: Authenticator, origin: string): (options: CreationCeremony['options']) => unknown {
  return (options) => {
    const made = createAuthenticator().makeRegistration(options, { origin });
    return forgeRegistration(made)
      .credentialId(credentials[0]?.id ?? new Uint8Array())
      .response();
  };
}

/** An authenticator whose credential the server never saw. */
async function unregistered(trial: Trial): Promise<Authenticator> {
  const authenticator = createAuthenticator();
  const { options } = await beginSignUp(trial.visitor(), freshName());
  authenticator.create(options, { origin: trial.origin });
  return authenticator;
}

/** Answers with whatever passkey the authenticator has, listed or not. */
async function confirmWith(trial: Trial, visitor: Visitor, authenticator: Authenticator): Promise<Answer> {
  const { origin } = trial;
  return await confirm(visitor, (options) => authenticator.get({ ...options, allowCredentials: [] }, { origin }));
}

async function beginAdding(trial: Trial, { visitor, authenticator }: Person): Promise<CreationCeremony> {
  const answer = await confirm(visitor, (options) => authenticator.get(options, { origin: trial.origin }));
  trial.part('confirmation', answer);
  return { ...(answer.body as Omit<CreationCeremony, 'cookies'>), cookies: visitor.cookies };
}

async function addAndDelete(trial: Trial, person: Person): Promise<Authenticator> {
  const { visitor, authenticator } = person;
  const { origin } = trial;
  const second = createAuthenticator();
  const { ceremony, options } = await beginAdding(trial, person);
  const added = await visitor.post('passkeyAddFinish', { ceremony, response: second.create(options, { origin }) });
  trial.part('adding a passkey', added);
  const { passkey } = added.body as PasskeyAdded;
  const deleted = await deletePasskey(visitor, passkey.id, (it) => authenticator.get(it, { origin }));
  trial.part('deleting it', deleted);
  return second;
}
