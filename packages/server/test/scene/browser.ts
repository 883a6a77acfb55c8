import assert from 'node:assert/strict';
import { routes } from '@signet/protocol';
import type { AnswerOf, BodyOf, Finish, Parameters, Problem, RouteName, SignedIn } from '@signet/protocol';
import type { Signet } from '@signet/server';
import type { Authenticator } from '@signet/testkit';
import { holdToDescription } from './described.ts';

export interface BrowserOptions {
  /** Where the page is. */
  readonly origin: string;
  /** The server that it asks; the page's own where left out. */
  readonly server?: string;
  readonly address?: string;
  readonly basePath?: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: BodyInit | null;
}

/** A page in a browser: sends its Origin and Host, keeps cookies as the server sets them. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #signet: Signet;
  readonly #options: BrowserOptions;

  constructor(signet: Signet, options: BrowserOptions) {
    this.#signet = signet;
    this.#options = options;
  }

  get origin(): string {
    return this.#options.origin;
  }

  get server(): string {
    return this.#options.server ?? this.#options.origin;
  }

  /** A request as this browser would send it; `headers` with null leaves one out. */
  request(path: string, { method = 'GET', headers = {}, body = null }: Sent = {}): Request {
    const all = new Headers({
      host: new URL(this.server).host,
      'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/150.0',
    });
    if (method !== 'GET' && method !== 'HEAD') all.set('origin', this.origin);
    if (body !== null) all.set('content-type', 'application/json');
    if (this.cookies.size > 0)
      all.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    return new Request(`${this.server}${this.#options.basePath ?? ''}${path}`, {
      method,
      headers: all,
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
  }

  /** Sends a request and keeps the cookies of the answer, which must be as its route is described. */
  async send(path: string, sent: Sent = {}): Promise<Response> {
    const clientAddress = this.#options.address ?? '192.0.2.1';
    const response = await this.#signet.handle(this.request(path, sent), { clientAddress });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    await holdToDescription(sent.method ?? 'GET', path, response);
    return response;
  }

  /** Asks a route of the table: what a GET has for input is its query. */
  async ask<Name extends RouteName>(name: Name, body: BodyOf<Name>, headers: Sent['headers'] = {}): Promise<Response> {
    const { method, path } = routes[name];
    if (method !== 'GET') return await this.send(path, { method, headers, body: JSON.stringify(body) });
    const query = new URLSearchParams(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)]));
    return await this.send(query.size > 0 ? `${path}?${query}` : path, { headers });
  }

  /** As ask; the answer must be 200. */
  async ok<Name extends RouteName>(name: Name, body: BodyOf<Name>): Promise<AnswerOf<Name>> {
    const response = await this.ask(name, body);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text) as AnswerOf<Name>;
  }

  /** As ask; the answer must be a problem with that code. */
  async refused<Name extends RouteName>(
    name: Name,
    body: BodyOf<Name>,
    code: string,
    headers: Sent['headers'] = {},
  ): Promise<Problem> {
    return await problemIn(await this.ask(name, body, headers), code);
  }

  async signUp(authenticator: Authenticator, username: string): Promise<SignedIn> {
    return await this.ok('signUpFinish', await this.beginSignUp(authenticator, username));
  }

  /** The body that would finish a sign-up. */
  async beginSignUp(authenticator: Authenticator, username: string): Promise<Finish> {
    const { ceremony, options } = await this.ok('signUpBegin', { username });
    return { ceremony, response: authenticator.create(options, { origin: this.origin }) };
  }

  async signIn(authenticator: Authenticator): Promise<SignedIn> {
    return await this.ok('signInFinish', await this.beginSignIn(authenticator));
  }

  /** The body that would finish a sign-in. */
  async beginSignIn(authenticator: Authenticator): Promise<Finish> {
    const { ceremony, options } = await this.ok('signInBegin', {});
    return { ceremony, response: authenticator.get(options, { origin: this.origin }) };
  }

  /** What the person confirms, for the action's own request. */
  async confirm(authenticator: Authenticator, action: string, parameters: Parameters = {}): Promise<Finish> {
    const { ceremony, options } = await this.ok('confirmBegin', { action, parameters });
    return { ceremony, response: authenticator.get(options, { origin: this.origin }) };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The problem in an answer, whose code and status must fit. */
export async function problemIn(response: Response, code: string): Promise<Problem> {
  const text = await response.text();
  assert.equal(response.headers.get('content-type'), 'application/problem+json', text);
  const problem = JSON.parse(text) as Problem;
  assert.equal(problem.code, code, text);
  assert.equal(problem.status, response.status);
  assert.equal(problem.requestId, response.headers.get('x-request-id'));
  return problem;
}
