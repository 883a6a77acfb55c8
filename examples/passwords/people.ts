import { randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto';

/** Somebody who has an account with a password: what an application had before it met passkeys. */
export interface Person {
  /** The application's own id; an enrolment ticket carries it, and it never changes. */
  readonly id: string;
  readonly username: string;
}

interface WithPassword extends Person {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** The application's accounts, in memory. A real one has a table. */
export class People {
  readonly #byName = new Map<string, WithPassword>();

  add(username: string, password: string): Person {
    const salt = randomBytes(16);
    const person = { id: randomUUID(), username, salt, hash: scryptSync(password, salt, 32) };
    this.#byName.set(username.toLowerCase(), person);
    return person;
  }

  /** The person whose password it is. An unknown name costs as much time as a known one. */
  withPassword(username: string, password: string): Person | null {
    const person = this.#byName.get(username.toLowerCase());
    const hash = scryptSync(password, person?.salt ?? Buffer.alloc(16), 32);
    return person && timingSafeEqual(hash, person.hash) ? person : null;
  }

  withId(id: string | null): Person | null {
    return [...this.#byName.values()].find((it) => it.id === id) ?? null;
  }
}
