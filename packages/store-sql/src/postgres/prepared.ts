export interface PreparedStatement {
  /** Under which a connection keeps it prepared. */
  readonly name: string;
  /** It has rows to answer. */
  readonly answers: boolean;
}

/** The names of the prepared statements; the same on every connection. */
export class Prepared {
  readonly #known = new Map<string, PreparedStatement>();

  of(sql: string): PreparedStatement {
    const known = this.#known.get(sql);
    if (known) return known;
    const statement = { name: `signet_${this.#known.size}`, answers: /^\s*(?:select|with) | returning /u.test(sql) };
    this.#known.set(sql, statement);
    return statement;
  }
}
