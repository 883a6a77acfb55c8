import type { Query } from '../queries/query.ts';

/** One statement that a unit or a read wants run; its rows are handed back. */
export interface Step {
  readonly query: Query<never, unknown>;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Whether what the unit wrote stays: a conflict found late takes everything back. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly stays: boolean;
}

/**
 * A unit of the Store port: statements, and decisions between them, in one transaction. It is a generator, so that one text
 * serves a driver that answers at once (SQLite) and one that is waited for.
 */
export type Unit<Value> = Generator<Step, Outcome<Value>, readonly unknown[]>;

/** The same without writing. */
export type Read<Value> = Generator<Step, Value, readonly unknown[]>;

export const commit = <const Value>(value: Value): Outcome<Value> => ({ value, stays: true });
export const refuse = <const Value>(value: Value): Outcome<Value> => ({ value, stays: false });

/** Runs a statement; all its rows. */
export function* all<Args extends object, Row>(query: Query<Args, Row>, args: Args): Read<readonly Row[]> {
  const rows = yield { query: query as Query<never, unknown>, args: args as Readonly<Record<string, unknown>> };
  return rows as readonly Row[];
}

/** Runs a statement; its first row, if any. */
export function* first<Args extends object, Row>(query: Query<Args, Row>, args: Args): Read<Row | undefined> {
  return (yield* all(query, args))[0];
}
