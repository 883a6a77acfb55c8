import type { CreationBegun, SignedIn } from '@signet/protocol';
import { routes } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Person } from './person.ts';
import { personOf } from './person.ts';
import type { Wire } from './wire.ts';

/** One person signs up as a page would let them, with an ES256 passkey. */
export async function signUp(wire: Wire, username: string): Promise<Person> {
  const authenticator = createAuthenticator({ algorithms: [-7] });
  const path = routes.signUpBegin.path;
  const begun = await wire.send({ method: 'POST', path, body: JSON.stringify({ username }) });
  if (begun.status !== 200) throw new Error(`sign-up begin answered ${begun.status}: ${begun.body}`);
  const { ceremony, options } = JSON.parse(begun.body) as CreationBegun;
  const { credential, response } = authenticator.makeRegistration(options, { origin: wire.origin });
  const finished = await wire.send({
    method: 'POST',
    path: routes.signUpFinish.path,
    body: JSON.stringify({ ceremony, response }),
    cookie: begun.cookies.join('; '),
  });
  if (finished.status !== 200) throw new Error(`sign-up finish answered ${finished.status}: ${finished.body}`);
  const { account } = (JSON.parse(finished.body) as SignedIn).session;
  return personOf(account.id, { ...credential, privateKey: credential.key.privateKey });
}
