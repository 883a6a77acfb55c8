import type { CompiledQuery, Expression, SchemaModule } from 'kysely';

/** How a database spells what the migrations say. */
export interface ColumnTypes {
  readonly text: 'text' | Expression<unknown>;
  /** Whole numbers up to 2^53. */
  readonly integer: Expression<unknown>;
  readonly bytes: Expression<unknown>;
  /** What ends a table's definition. */
  readonly table: Expression<unknown>;
  /** The same for a table that is found by its key alone. */
  readonly keyedTable: Expression<unknown>;
}

/** One step of the schema, run once, all or nothing. Its name is written into the database: it never changes. */
export interface Migration {
  readonly name: string;
  statements(schema: SchemaModule, types: ColumnTypes): readonly { compile(): CompiledQuery }[];
}
