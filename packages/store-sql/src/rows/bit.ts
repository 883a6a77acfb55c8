import type { Bit } from '../schema/tables.ts';

export function bit(value: boolean): Bit {
  return value ? 1 : 0;
}
