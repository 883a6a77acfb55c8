import type { Store } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { table } from './table.ts';
import type { Method } from './table.ts';
import type { Read, Unit } from './unit.ts';

/** What runs units on a database. */
export interface Driver {
  read<Value>(read: Read<Value>): Promise<Value>;
  /** @param unit makes it, for a unit may be run again */
  statement<Value>(unit: () => Unit<Value>): Promise<Value>;
  unit<Value>(unit: () => Unit<Value>): Promise<Value>;
}

/** The rows of the table, as a driver sees them: it knows neither what a unit is given nor what it answers. */
type AnyRow =
  | { readonly runs: 'read'; readonly unit: (q: Queries, ...given: never[]) => Read<unknown> }
  | { readonly runs: 'statement' | 'unit'; readonly unit: (q: Queries, ...given: never[]) => Unit<unknown> };

/** The methods of the table, run by a driver. */
export function methodsOf(q: Queries, driver: Driver): Pick<Store, Method> {
  const methods = Object.entries<AnyRow>(table).map(([name, row]) => [name, methodOf(q, driver, row)] as const);
  // The table has a row for each, of its own type.
  return Object.fromEntries(methods) as unknown as Pick<Store, Method>;
}

function methodOf(q: Queries, driver: Driver, row: AnyRow): (...given: never[]) => Promise<unknown> {
  if (row.runs === 'read') return (...given) => driver.read(row.unit(q, ...given));
  return (...given) => driver[row.runs](() => row.unit(q, ...given));
}
