import type { Queries } from '../queries/all.ts';
import type { UnitOf } from './port.ts';
import { all, commit, first } from './unit.ts';
import type { Unit } from './unit.ts';

export function* countUse(q: Queries, { key, expires }: UnitOf<'countUse'>): Unit<number> {
  return commit((yield* first(q.countUse, { key, expires }))?.uses ?? 0);
}

export function* sweepUses(q: Queries, before: number, limit: number): Unit<number> {
  return commit((yield* all(q.deleteUses, { before, limit })).length);
}
