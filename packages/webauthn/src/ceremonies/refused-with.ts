import type { RefusalCode } from '../refusals/codes.ts';
import { authentication } from './authentication.ts';
import { registration } from './registration.ts';

/** Every code that a registration can be refused with, by its table. */
export const registrationCodes: readonly RefusalCode[] = codesOf(registration.rows);

/** Every code that an authentication can be refused with, by its table. */
export const authenticationCodes: readonly RefusalCode[] = codesOf(authentication.rows);

function codesOf(rows: readonly { readonly codes: readonly RefusalCode[] }[]): RefusalCode[] {
  return [...new Set(rows.flatMap((row) => row.codes))];
}
