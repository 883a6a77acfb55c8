import type { CreationBegun, RequestBegun } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';

/** A ceremony that a server began, and the cookies it set with it. */
export interface Begun<Answer> {
  readonly answer: Answer;
  readonly cookie: string;
}

/** Makes an account with a passkey at the server, and answers the authenticator that holds it. */
export async function signUp(address: string, username = 'mara'): Promise<Authenticator> {
  const authenticator = createAuthenticator();
  const begun = await begin<CreationBegun>(address, '/v1/sign-up/begin', { username, displayName: username });
  const response = authenticator.create(begun.answer.options, { origin: address });
  const finished = await post(
    address,
    '/v1/sign-up/finish',
    { ceremony: begun.answer.ceremony, response },
    begun.cookie,
  );
  if (finished.status !== 200) throw new Error(`sign-up: ${finished.status} ${await finished.text()}`);
  return authenticator;
}

export function beginSignIn(address: string): Promise<Begun<RequestBegun>> {
  return begin<RequestBegun>(address, '/v1/sign-in/begin', {});
}

/** `ok`, or the problem's code. */
export async function finishSignIn(
  address: string,
  authenticator: Authenticator,
  { answer: { ceremony, options }, cookie }: Begun<RequestBegun>,
): Promise<string> {
  const response = authenticator.get(options, { origin: address });
  const finished = await post(address, '/v1/sign-in/finish', { ceremony, response }, cookie);
  if (finished.status === 200) return 'ok';
  return ((await finished.json()) as { code: string }).code;
}

export async function signIn(address: string, authenticator: Authenticator): Promise<string> {
  return await finishSignIn(address, authenticator, await beginSignIn(address));
}

async function begin<Answer>(address: string, path: string, body: unknown): Promise<Begun<Answer>> {
  const begun = await post(address, path, body);
  if (begun.status !== 200) throw new Error(`${path}: ${begun.status} ${await begun.text()}`);
  const cookie = begun.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
  return { answer: (await begun.json()) as Answer, cookie };
}

function post(address: string, path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(address + path, {
    method: 'POST',
    headers: { origin: address, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
