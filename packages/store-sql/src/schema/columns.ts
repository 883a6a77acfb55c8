import type { ColumnDefinitionBuilder, CompiledQuery } from 'kysely';

/** What a migration runs. */
export interface Statement {
  compile(): CompiledQuery;
}

/** What a column is held to. */
export type Column = (it: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

export const required: Column = (it) => it.notNull();
export const key: Column = (it) => it.notNull().primaryKey();
export const of =
  (table: string): Column =>
  (it) =>
    it.notNull().references(`${table}.id`);
