import type { CallerCookies } from '../caller/caller.ts';

/** How the host that was asked names its cookies. */
export interface CookieNames {
  /** `__Host-signet` on https, `signet-<port>` on http://localhost. */
  readonly prefix: string;
  readonly secure: boolean;
}

const ceremonySuffix = /^-c-([A-Za-z0-9_-]{8})$/u;

/**
 * The cookies of one request and what its answer changes. A name that came twice counts as absent: one of the two was
 * planted, and nobody can tell which (RFC 6265 §4.2.2 gives no order to rely on).
 */
export class CookieJar implements CallerCookies {
  readonly #names: CookieNames;
  readonly #came: ReadonlyMap<string, string>;
  readonly #changes = new Map<string, string>();

  constructor(names: CookieNames, header: string | null) {
    this.#names = names;
    this.#came = parseCookies(header ?? '');
  }

  get session(): string | null {
    return this.#came.get(this.#names.prefix) ?? null;
  }

  setSession(token: string, maxAge: number): void {
    this.#set(this.#names.prefix, token, maxAge);
  }

  clearSession(): void {
    this.#set(this.#names.prefix, '', 0);
  }

  get deviceMarks(): string | null {
    return this.#came.get(`${this.#names.prefix}-d`) ?? null;
  }

  setDeviceMarks(marks: string, maxAge: number): void {
    this.#set(`${this.#names.prefix}-d`, marks, maxAge);
  }

  ceremony(suffix: string): string | null {
    return this.#came.get(this.#ceremonyName(suffix)) ?? null;
  }

  setCeremony(suffix: string, value: string, maxAge: number): void {
    this.#set(this.#ceremonyName(suffix), value, maxAge);
  }

  clearCeremony(suffix: string): void {
    this.#set(this.#ceremonyName(suffix), '', 0);
  }

  pendingCeremonies(): { suffix: string; value: string }[] {
    const { prefix } = this.#names;
    return [...this.#came].flatMap(([name, value]) => {
      const suffix = name.startsWith(prefix) ? ceremonySuffix.exec(name.slice(prefix.length))?.[1] : undefined;
      return suffix === undefined ? [] : [{ suffix, value }];
    });
  }

  /** Set-Cookie header values. */
  changes(): readonly string[] {
    return [...this.#changes.values()];
  }

  #ceremonyName(suffix: string): string {
    return `${this.#names.prefix}-c-${suffix}`;
  }

  #set(name: string, value: string, maxAge: number): void {
    const secure = this.#names.secure ? '; Secure' : '';
    this.#changes.set(name, `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`);
  }
}

function parseCookies(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  const twice = new Set<string>();
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals === -1) continue;
    const name = stripped(pair.slice(0, equals));
    if (cookies.has(name)) twice.add(name);
    cookies.set(name, stripped(pair.slice(equals + 1)));
  }
  for (const name of twice) cookies.delete(name);
  return cookies;
}

/**
 * Without the white space of RFC 6265 §5.2, space and tab. More would be too much: to a browser, U+00A0 and `__Host-signet`
 * is a name that any subdomain may set.
 */
function stripped(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isWhiteSpace(text[start])) start += 1;
  while (start < end && isWhiteSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isWhiteSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
