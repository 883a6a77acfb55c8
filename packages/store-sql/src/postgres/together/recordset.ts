import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Columns of records, and their SQL types. */
export type Columns = Readonly<Record<string, 'text' | 'bigint' | 'integer' | 'bytea'>>;

/** Records by their columns: how a statement is given a table. */
export type ByColumn = Readonly<Record<string, readonly unknown[]>>;

/** A table that a statement is given, one array a column: `… as it(column, …)`. The planner expects few rows of it. */
export function recordset(given: ByColumn, columns: Columns): RawBuilder<unknown> {
  const entries = Object.entries(columns);
  const arrays = entries.map(([name, type]) => sql`${given[name]}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays)}) as it(${sql.join(entries.map(([name]) => sql.ref(name)))})`;
}

export function byColumn(records: readonly object[]): ByColumn {
  const names = Object.keys(records[0] ?? {});
  const rows = records.map((it) => new Map(Object.entries(it)));
  return Object.fromEntries(names.map((name) => [name, rows.map((row): unknown => row.get(name))]));
}

/** Bytes as PostgreSQL writes them. */
export function toBytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
