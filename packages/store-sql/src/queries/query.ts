import type { CompiledQuery } from 'kysely';

/** Stands in a query where an argument of that name goes. */
export class Argument {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

declare const types: unique symbol;

/** SQL that was compiled once; each run brings its arguments. */
export interface Query<Args, Row> {
  readonly sql: string;
  /** In the order of the placeholders: an argument, or a constant. */
  readonly parameters: readonly unknown[];
  /** Never set: carries the types. */
  readonly [types]?: (args: Args) => Row;
}

/** Compiles a query whose arguments are the members of the one parameter of `build`. */
export function query<Args extends object, Row>(
  build: (args: Args) => { compile(): CompiledQuery<Row> },
): Query<Args, Row> {
  const named = new Proxy({} as Args, { get: (_, name) => new Argument(String(name)) });
  const { sql, parameters } = build(named).compile();
  return { sql, parameters };
}

/** The values of one run, in order. */
export function bind(parameters: readonly unknown[], args: Readonly<Record<string, unknown>>): unknown[] {
  return parameters.map((it) => (it instanceof Argument ? args[it.name] : it));
}
