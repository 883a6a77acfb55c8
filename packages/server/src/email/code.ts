import { timingSafeEqual } from 'node:crypto';
import type { Random } from '../ports/platform.ts';

const codes = 100_000_000;
/** The largest multiple of `codes` below 2^48: what is drawn beyond it would make some codes likelier. */
const fair = Math.floor(2 ** 48 / codes) * codes;

/** Eight digits that nobody can guess, each code as likely as the others. */
export function newEmailCode(random: Random): string {
  for (;;) {
    const drawn = Buffer.from(random(6)).readUIntBE(0, 6);
    if (drawn < fair) return String(drawn % codes).padStart(8, '0');
  }
}

/** Both are eight digits. */
export function sameCode(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
