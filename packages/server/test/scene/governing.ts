import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, Parameters, RouteName, Scope } from '@signet/protocol';
import { createOperator } from '@signet/server';
import type { Operator, RelyingPartyKey, Role } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from './browser.ts';
import type { Site } from './site.ts';

/** Somebody with a browser and a passkey, signed in. */
export interface Person {
  readonly id: string;
  readonly browser: Browser;
  readonly key: Authenticator;
}

/** Whoever has the machine that a site runs on. */
export async function operatorOf(site: Site): Promise<Operator> {
  const { store, masterKey } = site;
  return await createOperator({ store, masterKey, rp: 'default' as RelyingPartyKey, clock: () => site.now });
}

/** Signs somebody up by an invite of that role. */
export async function enter(
  site: Site,
  role: Role,
  username: string,
  key: Authenticator = createAuthenticator(),
): Promise<Person> {
  const operator = await operatorOf(site);
  const { token } = await operator.makeInvite({ role, note: username });
  return await enterBy(site, token, username, key);
}

export async function enterBy(
  site: Site,
  invite: string,
  username: string,
  key: Authenticator = createAuthenticator(),
): Promise<Person> {
  const browser = site.browser();
  const { ceremony, options } = await browser.ok('signUpBegin', { username, invite });
  const response = key.create(options, { origin: browser.origin });
  const { session } = await browser.ok('signUpFinish', { ceremony, response });
  return { id: session.account.id, browser, key };
}

/** Signs a member up where sign-up is open. */
export async function join(site: Site, username: string): Promise<Person> {
  const browser = site.browser();
  const key = createAuthenticator();
  const { session } = await browser.signUp(key, username);
  return { id: session.account.id, browser, key };
}

/** The request of an administrator with the confirmation that it takes. */
export async function confirmed<Name extends RouteName>(
  { browser, key }: Pick<Person, 'browser' | 'key'>,
  _name: Name,
  action: string,
  body: Omit<BodyOf<Name>, 'confirmation'>,
  parameters: Parameters = body as Parameters,
): Promise<BodyOf<Name>> {
  const confirmation = await browser.confirm(key, action, parameters);
  return { ...body, confirmation } as unknown as BodyOf<Name>;
}

/** A token that an owner makes at the API. */
export async function tokenOf(
  owner: Person,
  scopes: Scope[],
  lifetime = 3600,
): Promise<{ id: string; secret: string }> {
  const parameters = { name: 'robot', scopes: scopes.join(' '), lifetime };
  const body = { name: 'robot', scopes, lifetime };
  const request = await confirmed(owner, 'adminMakeToken', 'admin.token', body, parameters);
  const { token, secret } = await owner.browser.ok('adminMakeToken', request);
  return { id: token.id, secret };
}

/** A program asks with a token: it keeps no cookie and sends no Origin. */
export async function byToken<Name extends RouteName>(
  site: Site,
  secret: string,
  name: Name,
  body: BodyOf<Name>,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  return await site.browser().ask(name, body, { origin: null, authorization: `Bearer ${secret}`, ...headers });
}

/** The answer, which must be 200. */
export async function answerIn<Name extends RouteName>(_name: Name, response: Response): Promise<AnswerOf<Name>> {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text) as AnswerOf<Name>;
}

/** The body that puts a policy in force, confirmed by the version that its dry run tells. */
export async function setting(
  { browser, key }: Pick<Person, 'browser' | 'key'>,
  policy: Readonly<Record<string, unknown>>,
  more: { evenIfLockedOut?: boolean } = {},
): Promise<BodyOf<'adminSetPolicy'>> {
  const { version: replaces } = await browser.ok('adminPolicy', null);
  const { version } = await browser.ok('adminDryRun', { policy: { ...policy } });
  const body = { policy: { ...policy }, replaces, ...more };
  const parameters = { policy: version, replaces, ...more };
  return await confirmed({ browser, key }, 'adminSetPolicy', 'admin.policy', body, parameters);
}
