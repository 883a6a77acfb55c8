import type { Store } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { methodsOf } from '../units/methods.ts';
import { keys } from '../units/operation.ts';
import type { Read, Unit } from '../units/unit.ts';
import type { Connection } from './connection.ts';
import { failure } from './failure.ts';
import { Writer } from './writer.ts';

/** The Store port on SQLite: the units of `../units/`, those that write run by the writer. */
export function sqliteStore(
  queries: Queries,
  writing: Connection,
  reading: Connection,
  writer: Writer = new Writer(writing),
): Store {
  const write = <Value>(unit: () => Unit<Value>): Promise<Value> => writer.run(unit());
  return {
    ...methodsOf(queries, {
      read: (read) => on(reading, read),
      statement: write,
      unit: write,
    }),
    /** A read of each connection. */
    ping: async () => {
      for (const it of new Set([reading, writing])) await on(it, keys(queries, ''));
    },
    /** What was handed over is committed first. */
    close: async () => {
      if (writing.database.isOpen) await writer.finish();
      for (const { database } of new Set([reading, writing])) if (database.isOpen) database.close();
    },
  };
}

async function on<Value>(connection: Connection, read: Read<Value>): Promise<Value> {
  try {
    return connection.drive(read);
  } catch (error) {
    throw failure(error);
  }
}
