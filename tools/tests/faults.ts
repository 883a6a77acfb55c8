import { testFolder } from './unit.ts';
import type { Totals } from './totals.ts';

/** The tests of faults/: real servers, real databases, one test after the other since each takes the whole machine. */
export async function faultTests(root: string, cache: string): Promise<Totals> {
  return await testFolder(root, cache, 'faults');
}
