import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { routes } from '@signet/protocol';
import type { AnswerOf, BodyOf, Finish, Parameters, RouteName, SignedIn } from '@signet/protocol';
import type { Authenticator } from '@signet/testkit';
import { site } from './site.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Of a problem; null where the body is none. */
  readonly code: string | null;
  /** Milliseconds until the body was there. */
  readonly ms: number;
}

/** Kept open between requests, as a proxy's are. */
export const keepAlive = new Agent({ keepAlive: true, maxSockets: 256 });

export interface VisitorOptions {
  /** Connections of its own, one a request, where left out. */
  readonly agent?: Agent;
  /** Milliseconds until a request is given up with an error. */
  readonly timeout?: number;
  /** Certificate (PEM) that the port must show: it speaks TLS. */
  readonly certificate?: string;
  /** Address of this machine that requests come from. */
  readonly localAddress?: string;
  /** Sent beside what a browser sends. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Told of every answer. */
  readonly heard?: (answer: Answer) => void;
}

/** A browser at a server's port: Origin, Host, cookies. `port` may change between two requests. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  port: number;
  readonly #options: VisitorOptions;

  constructor(port: number, options: VisitorOptions = {}) {
    this.port = port;
    this.#options = options;
  }

  /** Asks a path. Rejects where the connection breaks or the time is over. */
  async send(method: 'GET' | 'POST', path: string, body: unknown = null): Promise<Answer> {
    const started = performance.now();
    const { status, headers, text } = await this.#exchange(method, path, body === null ? null : JSON.stringify(body));
    for (const line of headers['set-cookie'] ?? []) this.#keep(line);
    const isProblem = headers['content-type'] === 'application/problem+json';
    const code = isProblem ? (JSON.parse(text) as { code: string }).code : null;
    const answer = { status, headers, text, code, ms: performance.now() - started };
    this.#options.heard?.(answer);
    return answer;
  }

  /** Asks a route of the table. */
  async ask<Name extends RouteName>(name: Name, body: BodyOf<Name>): Promise<Answer> {
    const { method, path } = routes[name];
    return await this.send(method, path, body);
  }

  /** As ask; the answer must be 200. */
  async ok<Name extends RouteName>(name: Name, body: BodyOf<Name>): Promise<AnswerOf<Name>> {
    const answer = await this.ask(name, body);
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
    return JSON.parse(answer.text) as AnswerOf<Name>;
  }

  async beginSignUp(authenticator: Authenticator, username: string): Promise<Finish> {
    const { ceremony, options } = await this.ok('signUpBegin', { username });
    return { ceremony, response: authenticator.create(options, { origin: site.origin }) };
  }

  async signUp(authenticator: Authenticator, username: string): Promise<SignedIn> {
    return await this.ok('signUpFinish', await this.beginSignUp(authenticator, username));
  }

  async beginSignIn(authenticator: Authenticator): Promise<Finish> {
    const { ceremony, options } = await this.ok('signInBegin', {});
    return { ceremony, response: authenticator.get(options, { origin: site.origin }) };
  }

  async signIn(authenticator: Authenticator): Promise<SignedIn> {
    return await this.ok('signInFinish', await this.beginSignIn(authenticator));
  }

  /** What the person confirms, for the action's own request. */
  async confirm(authenticator: Authenticator, action: string, parameters: Parameters = {}): Promise<Finish> {
    const { ceremony, options } = await this.ok('confirmBegin', { action, parameters });
    return { ceremony, response: authenticator.get(options, { origin: site.origin }) };
  }

  /** Another visitor with the same cookies. */
  twin(port: number): Visitor {
    const twin = new Visitor(port, this.#options);
    for (const [name, value] of this.cookies) twin.cookies.set(name, value);
    return twin;
  }

  #exchange(method: string, path: string, body: string | null): Promise<Omit<Answer, 'code' | 'ms'>> {
    return new Promise((resolve, reject) => {
      const { certificate, localAddress } = this.#options;
      const sent = (certificate ? requestOverTls : request)({
        ...(certificate ? { ca: certificate, servername: site.host } : {}),
        host: '127.0.0.1',
        ...(localAddress ? { localAddress } : {}),
        port: this.port,
        method,
        path,
        agent: this.#options.agent ?? false,
        headers: this.#headers(method, body),
        signal: AbortSignal.timeout(this.#options.timeout ?? 30_000),
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      sent.end(body ?? undefined);
    });
  }

  #headers(method: string, body: string | null): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      host: site.host,
      'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/150.0',
      ...(method === 'GET' ? {} : { origin: site.origin }),
      ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(body)}` }),
      ...(cookie === '' ? {} : { cookie }),
      ...this.#options.headers,
    };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
