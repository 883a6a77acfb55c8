import pg from 'pg';
import type { CustomTypesConfig } from 'pg';

const { BYTEA, INT8, INT4 } = pg.types.builtins;

/** `\x` and hexadecimal digits, as PostgreSQL writes bytes; in memory of their own, not in Node's shared pool. */
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), 'hex'));

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [INT4, Number],
  [pg.types.builtins.BOOL, (text) => text === 't'],
  [BYTEA, bytesOf],
]);

const asItIs = (text: string): string => text;

/** How a value that PostgreSQL answers is read, so that rows are those that SQLite answers. */
export const values: CustomTypesConfig = {
  getTypeParser: (type) => parsers.get(type) ?? asItIs,
};
