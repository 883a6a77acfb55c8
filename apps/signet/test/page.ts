import assert from 'node:assert/strict';
import type { CreationBegun, Finish, RequestBegun } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';

/** A page that somebody is signed in on: it keeps the cookies, and confirms with their passkey. */
export class Page {
  readonly address: string;
  readonly authenticator: Authenticator = createAuthenticator();
  readonly #cookies = new Map<string, string>();

  constructor(address: string) {
    this.address = address;
  }

  /** Makes an account, also by an invite. */
  async signUp(username: string, invite?: string): Promise<this> {
    const asked = { username, displayName: username, ...(invite === undefined ? {} : { invite }) };
    const { ceremony, options } = await this.ok<CreationBegun>('/v1/sign-up/begin', asked);
    const response = this.authenticator.create(options, { origin: this.address });
    await this.ok('/v1/sign-up/finish', { ceremony, response });
    return this;
  }

  /** What the person confirms, for the action's own request. */
  async confirm(action: string, parameters: Readonly<Record<string, unknown>>): Promise<Finish> {
    const { ceremony, options } = await this.ok<RequestBegun>('/v1/confirm/begin', { action, parameters });
    return { ceremony, response: this.authenticator.get(options, { origin: this.address }) };
  }

  /** A POST that has to be answered 200. */
  async ok<Answer>(path: string, body: unknown): Promise<Answer> {
    const answer = await this.ask(path, { method: 'POST', body: JSON.stringify(body) });
    const text = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${text}`);
    return JSON.parse(text) as Answer;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: this.address, cookie, 'content-type': 'application/json' };
    const answer = await fetch(this.address + path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (/max-age=0/iu.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}
