import type { CreationBegun, RequestBegun, RouteName } from '@signet/protocol';
import { routes } from '@signet/protocol';
import type { Address, Answer } from './client.ts';
import { post } from './client.ts';
import { RateLimited } from './rate-limited.ts';

/** A ceremony that was begun, with the cookies as they were then: a thief keeps what a browser would drop. */
export interface Begun<Options> {
  readonly ceremony: string;
  readonly options: Options;
  /** Milliseconds. */
  readonly lifetime: number;
  readonly cookies: string;
}

export type CreationCeremony = Begun<CreationBegun['options']>;
export type RequestCeremony = Begun<RequestBegun['options']>;

/** What did not go as it has to before or after a case. */
export class NotAccepted extends Error {
  override readonly name: string = 'NotAccepted';
  readonly answer: Answer;

  constructor(what: string, answer: Answer) {
    super(`${what}: ${told(answer)}`);
    this.answer = answer;
  }
}

/** One browser at one origin: it keeps cookies, and says where its page is from. */
export class Visitor {
  readonly origin: string;
  readonly #address: Address;
  readonly #cookies = new Map<string, string>();

  constructor(address: Address, origin: string) {
    this.#address = address;
    this.origin = origin;
  }

  /** The Cookie header it would send now. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /**
   * POSTs to a route, and keeps the cookies that come back.
   * @param differing headers that are not what this browser would send
   * @throws NoAnswer, RateLimited
   */
  async post(route: RouteName, body: unknown, differing: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { origin, cookies } = this;
    const headers = {
      host: new URL(origin).host,
      origin,
      ...(cookies === '' ? {} : { cookie: cookies }),
      ...differing,
    };
    const answer = await post(this.#address, routes[route].path, headers, JSON.stringify(body));
    if (answer.status === 429) throw new RateLimited(routes[route].path, answer);
    for (const cookie of answer.cookies) this.#keep(cookie);
    return answer;
  }

  /** @throws NoAnswer, NotAccepted, RateLimited */
  async begin<Options>(route: RouteName, body: unknown): Promise<Begun<Options>> {
    const answer = await this.post(route, body);
    if (answer.status !== 200) throw new NotAccepted(routes[route].path, answer);
    const begun = answer.body as Omit<Begun<Options>, 'cookies'>;
    return { ...begun, cookies: this.cookies };
  }

  #keep(cookie: string): void {
    const [name = '', value = ''] = cookie.split(/=(.*)/su);
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** The code of a problem; null: the answer is none. */
export function codeOf({ body }: Answer): string | null {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return typeof code === 'string' ? code : null;
}

/** `400 bad_shape`, for people. */
export function told(answer: Answer): string {
  return `${answer.status} ${codeOf(answer) ?? 'without a code'}`;
}
