import { SettingsError } from '../../settings/settings-error.ts';
import { nearest } from '../../settings/nearest.ts';

/** The members of an object that a person wrote; each is asked for once, and what nobody asked for is a mistake of theirs. */
export class Members {
  readonly #members: ReadonlyMap<string, unknown>;
  readonly #place: string;
  readonly #known = new Set<string>();

  /** @param place where the object stands, for messages: `expected`, `expected.credential` */
  constructor(value: unknown, place: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new SettingsError(`${place} is not an object.`);
    }
    this.#members = new Map(Object.entries(value));
    this.#place = place;
  }

  /** The member as it is; undefined where it is left out. */
  take(name: string): unknown {
    this.#known.add(name);
    return this.#members.get(name);
  }

  /** @throws SettingsError */
  text(name: string): string | undefined {
    const value = this.take(name);
    if (value === undefined || typeof value === 'string') return value;
    throw this.#mistake(name, 'is not text');
  }

  /** One of some words. @throws SettingsError */
  word<Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const found = words.find((word) => word === value);
    if (found === undefined) throw this.#mistake(name, `is not one of ${words.join(', ')}`);
    return found;
  }

  /** @throws SettingsError */
  integer(name: string, otherwise: number): number {
    const value = this.take(name) ?? otherwise;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw this.#mistake(name, 'is not an integer');
    return value;
  }

  /** @throws SettingsError */
  boolean(name: string): boolean | undefined {
    const value = this.take(name);
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.#mistake(name, 'is neither true nor false');
  }

  /** Bytes, written as base64url, base64 or PEM. @throws SettingsError */
  bytes(name: string): Uint8Array | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.#decode(name, text);
  }

  /** @throws SettingsError */
  texts(name: string): string[] | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
      throw this.#mistake(name, 'is not a list of texts');
    }
    return value;
  }

  /** @throws SettingsError */
  manyBytes(name: string): Uint8Array[] | undefined {
    return this.texts(name)?.map((text) => this.#decode(name, text));
  }

  /** @throws SettingsError */
  object(name: string): Members | undefined {
    const value = this.take(name);
    return value === undefined ? undefined : new Members(value, `${this.#place}.${name}`);
  }

  /** The value that has to be there. @throws SettingsError */
  required<Value>(name: string, value: Value | undefined): Value {
    if (value === undefined) throw new SettingsError(`${this.#place}.${name} is missing.`);
    return value;
  }

  /** Nothing else may be there. @throws SettingsError */
  end(): void {
    for (const name of this.#members.keys()) {
      if (this.#known.has(name)) continue;
      const close = nearest(name, [...this.#known]);
      throw new SettingsError(`${this.#place}.${name} is not known${close === null ? '' : `: is it ${close}?`}.`);
    }
  }

  #decode(name: string, given: string): Uint8Array {
    const text = given.replaceAll(/-----[^-]+-----|\s/gu, '');
    const bytes = Buffer.from(text, 'base64url');
    const isWhole = bytes.toString('base64url') === text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
    if (isWhole) return new Uint8Array(bytes);
    throw this.#mistake(name, 'is not base64url');
  }

  #mistake(name: string, what: string): SettingsError {
    return new SettingsError(`${this.#place}.${name} ${what}.`);
  }
}
