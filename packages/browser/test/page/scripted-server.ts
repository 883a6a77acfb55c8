import assert from 'node:assert/strict';
import { problems, routes } from '@signet/protocol';
import type { Problem, RouteName, ServerProblemCode } from '@signet/protocol';

/** What a script answers: a value is sent as JSON with 200, a Response as it is. */
type Script = (body: unknown) => unknown;

export interface Received {
  readonly route: RouteName;
  readonly body: unknown;
}

export const session = { account: { id: 'a', username: 'ada', displayName: 'Ada', userHandle: 'aGFuZGxl' } };
export const recovery = { readyAt: '2026-01-02T00:00:00.000Z', wait: 86_400_000 };
const rpId = 'example.com';
export const lifetime = 300_000;
const timeout = 300_000;

/** Answers as the handler would when nothing goes wrong, over the protocol's own table: what is not in it fails. */
export class ScriptedServer {
  readonly received: Received[] = [];
  readonly scripts: Partial<Record<RouteName, Script>> = {};
  #ceremonies = 0;

  /** The next answer of a route is this one; then the usual one again. */
  once(route: RouteName, script: Script): void {
    const before = this.scripts[route];
    this.scripts[route] = (body) => {
      if (before) this.scripts[route] = before;
      else delete this.scripts[route];
      return script(body);
    };
  }

  /** Which sealed ceremony the newest request finished. */
  finished(): string {
    const { body } = this.received.at(-1) ?? {};
    return (body as { ceremony: string }).ceremony;
  }

  routes(): RouteName[] {
    return this.received.map((it) => it.route);
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const { pathname, searchParams } = new URL(input as string, 'https://login.example.com');
    const found = Object.entries(routes).find(([, it]) => it.path === pathname && it.method === (init.method ?? 'GET'));
    assert.ok(found, `no route ${init.method} ${pathname}`);
    const [name, route] = found as [RouteName, (typeof routes)[RouteName]];
    init.signal?.throwIfAborted();
    let body: unknown = null;
    if (route.method === 'POST') {
      assert.equal(new Headers(init.headers).get('content-type'), 'application/json');
      const checked = await route.input['~standard'].validate(JSON.parse(init.body as string));
      assert.equal(checked.issues, undefined, `body of ${name}`);
      body = checked.value;
    } else if (route.input) {
      const checked = await route.input['~standard'].validate(Object.fromEntries(searchParams));
      assert.equal(checked.issues, undefined, `query of ${name}`);
      body = checked.value;
    }
    assert.equal(init.credentials, 'include');
    this.received.push({ route: name, body });
    const answer = await abortable((this.scripts[name] ?? this.#usual(name))(body), init.signal);
    return answer instanceof Response ? answer : Response.json(answer);
  };

  #usual(route: RouteName): Script {
    const begun = (options: object) => () => {
      const count = ++this.#ceremonies;
      return { ceremony: `${route} ${count}`, options: { ...options, challenge: `challenge${count}` }, lifetime };
    };
    const get = { timeout, rpId, allowCredentials: [] };
    const create = {
      timeout,
      rp: { id: rpId, name: 'Example' },
      user: { id: 'AAAA' },
      excludeCredentials: [],
    };
    const passkey = { id: 'p1', credentialId: 'ZnJlc2g' };
    const owner = { rpId, userHandle: 'aGFuZGxl' };
    const answers: Partial<Record<RouteName, Script>> = {
      site: () => ({ name: 'Example', rpId }),
      signUpBegin: begun(create),
      signUpFinish: () => ({ session, recoveryCodes: ['K7WD3'] }),
      signInBegin: begun(get),
      signInFinish: () => ({ session }),
      signOut: () => ({}),
      session: () => ({ session }),
      confirmBegin: begun(get),
      passkeyList: () => ({
        ...owner,
        passkeys: [passkey, { id: 'p2', credentialId: 'b3RoZXI' }],
        onlyOneWayIn: false,
      }),
      passkeyAddBegin: begun(create),
      passkeyAddFinish: () => ({ passkey }),
      passkeyRename: () => ({ passkey }),
      passkeyDelete: () => ({ ...owner, credentialId: 'ZnJlc2g', accepted: ['b3RoZXI'] }),
      accountRename: () => ({ account: session.account, rpId }),
      enrolBegin: begun(create),
      enrolFinish: () => ({ account: session.account, passkey }),
      recoverBegin: () => ({ recovery }),
      recoverState: () => ({ recovery: null }),
      recoverEnrolBegin: begun(create),
      recoverEnrolFinish: () => ({ session, recoveryCodes: ['K7WD3'] }),
      passkeyRestore: () => ({ passkey }),
    };
    // What only says that it is done, and what a test looks at no further than that it went out.
    return answers[route] ?? (() => ({}));
  }
}

function abortable(answer: unknown, signal: AbortSignal | null | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
    Promise.resolve(answer).then(resolve, reject);
  });
}

/** A refusal as the handler words it. */
export function refusal(code: string, status?: number, more: Partial<Problem> = {}): () => Response {
  const row = problems[code as ServerProblemCode] ?? { status: 400, title: code };
  const body = {
    type: `urn:signet:problem:${code}`,
    title: row.title,
    status: status ?? row.status,
    code,
    requestId: 'r1',
  };
  const headers = { 'content-type': 'application/problem+json' };
  return () => new Response(JSON.stringify({ ...body, ...more }), { status: body.status, headers });
}

/** The answer never arrives. */
export const lost = (): never => {
  throw new TypeError('fetch failed');
};
