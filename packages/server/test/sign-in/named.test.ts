import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { StatementSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Finish, RequestBegun } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { AccountId } from '@signet/server';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const policy = { namedSignIn: 'accepted' } as const;

describe('sign-in by username', () => {
  it('is refused unless the policy has it, for every name alike', async () => {
    await using site = await openSite();
    await site.browser().signUp(createAuthenticator(), 'ada');
    for (const username of ['ada', 'nobody']) {
      await site.browser().refused('signInBegin', { username }, 'named_sign_in_off');
    }
  });

  it('asks for the passkeys of that account, and signs in with one of them', async () => {
    await using site = await openSite({ policy });
    const key = createAuthenticator();
    await site.browser().signUp(key, 'Ada');
    const browser = site.browser();
    const { session } = await browser.ok('signInFinish', await beginNamed(browser, key, 'ADA'));
    assert.equal(session.account.username, 'Ada');
  });

  it('signs in with a security key that keeps no discoverable credential and tells no user handle', async () => {
    await using site = await openSite({ policy: { ...policy, residentKey: 'discouraged' } });
    const key = createAuthenticator();
    await site.browser().signUp(key, 'ada');
    const browser = site.browser();
    const { ceremony, response } = await beginNamed(browser, key, 'ada');
    const { userHandle: _, ...withoutHandle } = (response as { response: Record<string, unknown> }).response;
    const { session } = await browser.ok('signInFinish', {
      ceremony,
      response: { ...(response as object), response: withoutHandle },
    });
    assert.equal(session.account.username, 'ada');
  });

  it('does not take the passkey of somebody else than was named', async () => {
    await using site = await openSite({ policy });
    const [ada, grace] = [createAuthenticator(), createAuthenticator()];
    await site.browser().signUp(ada, 'ada');
    await site.browser().signUp(grace, 'grace');
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signInBegin', { username: 'ada' });
    const response = grace.get({ ...options, allowCredentials: [] }, { origin: browser.origin });
    await browser.refused('signInFinish', { ceremony, response }, 'credential_not_allowed');
  });

  it('names nobody in the nameless form', async () => {
    await using site = await openSite({ policy });
    const begun = await site.browser().ok('signInBegin', {});
    assert.deepEqual(begun.options.allowCredentials, []);
    assert.equal(begun.padding, undefined);
  });
});

describe('sign-in by username tells nobody whether there is such an account', () => {
  it('answers with equal status, headers and length, by as many statements', async (t) => {
    await using scene = await aSite(t);
    const answers: Seen[] = [];
    for (const username of scene.names) answers.push(await look(scene.site, username));
    for (const one of answers) assert.deepEqual(one, answers[0]);
    assert.equal(answers[0]?.statements, 1);
  });

  it('answers by the clock, not when its work is done', async (t) => {
    await using scene = await aSite(t);
    for (const username of scene.names) {
      const started = performance.now();
      await scene.site.browser().ok('signInBegin', { username });
      assert.ok(performance.now() - started >= 4.5, username);
    }
  });

  it('offers ids at every name, the same at every attempt', async (t) => {
    await using scene = await aSite(t);
    for (const username of scene.names) {
      const [first, second] = [await idsFor(scene.site, username), await idsFor(scene.site, username)];
      assert.ok(first.length > 0, username);
      assert.deepEqual(first, second);
    }
  });

  it('offers other ids where another key makes them, and others at another name', async (t) => {
    await using scene = await aSite(t);
    await using other = await aSite();
    const here = await idsFor(scene.site, 'nobody');
    assert.notDeepEqual(here, await idsFor(other.site, 'nobody'));
    assert.notDeepEqual(here, await idsFor(scene.site, 'nobody-else'));
  });

  it('offers as many ids, and as long ones, as accounts have', async (t) => {
    await using scene = await aSite(t);
    const names = Array.from({ length: 150 }, (_, at) => `nobody-${at}`);
    const offered = await Promise.all(names.map(async (it) => await idsFor(scene.site, it)));
    const counts = new Set(offered.map((it) => it.length));
    for (const count of [1, 2, 3, 4]) assert.ok(counts.has(count), `nobody has ${count} passkeys`);
    const lengths = new Set(offered.flat().map((it) => Buffer.from(it?.split(' ')[0] ?? '', 'base64url').length));
    assert.deepEqual(
      [...lengths].toSorted((a, b) => a - b),
      [16, 20, 32, 48, 64],
    );
  });

  it('folds decoys as it folds names', async (t) => {
    await using scene = await aSite(t);
    assert.deepEqual(await idsFor(scene.site, 'NoBody'), await idsFor(scene.site, 'nobody'));
  });

  it('answers a finish with an offered id and a junk signature identically', async (t) => {
    await using scene = await aSite(t);
    for (const group of [await strangers(junk), await strangers(handled)]) {
      const refusals: unknown[] = [];
      for (const username of scene.names) {
        for (const change of group) refusals.push(await refusalOf(scene.site, username, change));
      }
      for (const one of refusals) assert.deepEqual(one, refusals[0]);
    }
  });

  it('answers an id that was not offered identically', async (t) => {
    await using scene = await aSite(t);
    const refusals: unknown[] = [];
    const [stranger] = await strangers([{ offered: false }]);
    assert.ok(stranger);
    for (const username of scene.names) refusals.push(await refusalOf(scene.site, username, stranger));
    for (const one of refusals) assert.deepEqual(one, refusals[0]);
    assert.equal((refusals[0] as { code: string }).code, 'credential_not_allowed');
  });

  it('says that an account is suspended only after a valid signature', async (t) => {
    await using scene = await aSite(t);
    const browser = scene.site.browser();
    await browser.refused('signInFinish', await beginNamed(browser, scene.suspended, 'grace'), 'account_suspended');
  });
});

interface Scene extends AsyncDisposable {
  readonly site: Site;
  /** Existing, odd-case, suspended, with two passkeys of other kinds, without any, and two that nobody has. */
  readonly names: readonly string[];
  readonly suspended: Authenticator;
}

/** Its upkeep never comes by, so that every statement is a request's. */
async function aSite(t?: TestContext): Promise<Scene> {
  t?.mock.timers.enable({ apis: ['setInterval'] });
  const database = new DatabaseFile();
  const site = await openSite({ policy, path: database.path });
  const suspended = createAuthenticator();
  await site.browser().signUp(createAuthenticator(), 'ada');
  const grace = await site.browser().signUp(suspended, 'grace');
  await site.browser().signUp(createAuthenticator({ algorithms: [-257], backupEligible: false }), 'barbara');
  const empty = await site.browser().signUp(createAuthenticator(), 'hedy');
  database.run(`update accounts set status = 'suspended' where id = ?`, grace.session.account.id as AccountId);
  database.run(`update passkeys set status = 'revoked' where account = ?`, empty.session.account.id as AccountId);
  return {
    site,
    names: ['ada', 'aDa', 'grace', 'barbara', 'hedy', 'nobody', 'somebody-else'],
    suspended,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      database[Symbol.dispose]();
    },
  };
}

async function beginNamed(browser: Browser, key: Authenticator, username: string): Promise<Finish> {
  const { ceremony, options } = await browser.ok('signInBegin', { username });
  return { ceremony, response: key.get(options, { origin: browser.origin }) };
}

interface Seen {
  readonly status: number;
  readonly headers: readonly string[];
  readonly length: number;
  readonly statements: number;
}

/** What a stranger sees of a begin, and how many statements it took. */
async function look(site: Site, username: string): Promise<Seen> {
  const browser = site.browser();
  const [response, statements] = await counting(() => browser.ask('signInBegin', { username }));
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value.replaceAll(/[\w-]{8,}/gu, '*')}`);
  return { status: response.status, headers, length: (await response.text()).length, statements };
}

async function idsFor(site: Site, username: string): Promise<(string | undefined)[]> {
  const { options }: RequestBegun = await site.browser().ok('signInBegin', { username });
  return (options.allowCredentials ?? []).map((it) => `${it.id} ${it.transports?.join(' ')}`);
}

interface Junk {
  /** Whether the id is one that was offered. */
  readonly offered?: boolean;
  readonly backupEligible?: boolean;
  readonly algorithms?: readonly number[];
  /** Bytes in the place of the signature, base64url. */
  readonly signature?: string;
  /** Sends the handle of one's own account. */
  readonly handle?: boolean;
}

/** What a stranger can vary to learn something about a stored passkey. */
const junk: readonly Junk[] = [
  {},
  { backupEligible: false },
  { backupEligible: true },
  { algorithms: [-257] },
  { signature: 'AAAA' },
  { signature: '' },
];
const handled: readonly Junk[] = junk.map((it) => ({ ...it, handle: true }));

/** Signs up with another site, which makes the authenticator hold a passkey. */
async function elsewhere(own: Authenticator): Promise<void> {
  await using site = await openSite();
  await site.browser().signUp(own, 'mallory');
}

/** What a stranger answers with: an authenticator of their own, and how they change what it says. */
interface Stranger extends Junk {
  readonly own: Authenticator;
}

async function strangers(group: readonly Junk[]): Promise<Stranger[]> {
  return await Promise.all(
    group.map(async (change) => {
      const { backupEligible, algorithms } = change;
      const own = createAuthenticator({
        ...(backupEligible !== undefined && { backupEligible }),
        ...(algorithms && { algorithms }),
      });
      await elsewhere(own);
      return { ...change, own };
    }),
  );
}

/** Answers for that name with a key of one's own. */
async function refusalOf(site: Site, username: string, stranger: Stranger): Promise<object> {
  const { own, offered = true, handle = false, signature } = stranger;
  const browser = site.browser();
  const { ceremony, options } = await browser.ok('signInBegin', { username });
  const made = own.get({ ...options, allowCredentials: [] }, { origin: browser.origin });
  const id = offered ? options.allowCredentials?.[0]?.id : made.id;
  const { userHandle, ...part } = made.response;
  const response = { ...part, ...(signature !== undefined && { signature }), ...(handle && { userHandle }) };
  const body = { ceremony, response: { ...made, id, rawId: id, response } };
  const [answer, statements] = await counting(() => browser.ask('signInFinish', body));
  const { requestId: _, ...problem } = (await answer.json()) as Record<string, unknown>;
  return { ...problem, statements };
}

/** How many statements ran on SQLite because of this work; upkeep's are none of it. */
async function counting<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const counted = { statements: 0 };
  const result = await counters.run(counted, work);
  return [result, counted.statements];
}

const counters = new AsyncLocalStorage<{ statements: number }>();
for (const method of ['all', 'get', 'run', 'iterate'] as const) {
  const original = StatementSync.prototype[method] as (...values: unknown[]) => unknown;
  Object.defineProperty(StatementSync.prototype, method, {
    value(this: StatementSync, ...values: unknown[]): unknown {
      const counted = counters.getStore();
      if (counted) counted.statements += 1;
      return original.apply(this, values);
    },
  });
}
