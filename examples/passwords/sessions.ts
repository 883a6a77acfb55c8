import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Person } from './people.ts';

/** How somebody came in. */
export type Way = 'password' | 'passkey';

export interface AppSession {
  readonly person: Person;
  readonly way: Way;
}

const name = 'app-session';

/** The application's own sessions: Signet does not replace them, it only says who signed in with a passkey. */
export class Sessions {
  readonly #open = new Map<string, AppSession>();

  start(c: Context, session: AppSession): void {
    this.end(c);
    const token = randomBytes(32).toString('base64url');
    this.#open.set(token, session);
    setCookie(c, name, token, { httpOnly: true, sameSite: 'Lax', path: '/' });
  }

  of(c: Context): AppSession | null {
    return this.#open.get(getCookie(c, name) ?? '') ?? null;
  }

  end(c: Context): void {
    this.#open.delete(getCookie(c, name) ?? '');
    deleteCookie(c, name, { path: '/' });
  }
}
