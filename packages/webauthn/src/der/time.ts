import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { DerElement } from './element.ts';
import { derTag } from './walk.ts';

const upperZ = 0x5a;

/**
 * A UTCTime or GeneralizedTime in the one form of RFC 5280 §4.1.2.5: seconds present, Zulu, no fraction.
 * @returns milliseconds since 1970
 * @throws Refusal `code`
 */
export function derTime(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): number {
  if (element === undefined) return refuse(code, 'a time is missing');
  const { tag, contentStart, end } = element;
  const isShort = tag === derTag.utcTime;
  if (!isShort && tag !== derTag.generalizedTime) refuse(code, 'a DER element that is no time');
  if (end - contentStart !== (isShort ? 13 : 15) || bytes[end - 1] !== upperZ) {
    refuse(code, 'a time of another form than RFC 5280 has');
  }
  const two = (pairsFromEnd: number): number => twoDigits(bytes, end - 1 - 2 * pairsFromEnd, code);
  const [month, day, hour, minute, second] = [two(5), two(4), two(3), two(2), two(1)];
  const year = isShort ? fullYear(two(6)) : two(7) * 100 + two(6);
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!isReal || hour > 23 || minute > 59 || second > 59) refuse(code, 'a time that does not exist');
  // Date.UTC takes years below 100 for those of the twentieth century.
  const time = Date.UTC(year < 100 ? year + 400 : year, month - 1, day, hour, minute, second);
  return year < 100 ? time - fourCenturies : time;
}

const fourCenturies = 146_097 * 86_400_000;

/** RFC 5280 §4.1.2.5.1: two digits below 50 mean 20YY. */
function fullYear(digits: number): number {
  return digits < 50 ? 2000 + digits : 1900 + digits;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function twoDigits(bytes: Uint8Array, at: number, code: RefusalCode): number {
  const [tens, ones] = [(bytes[at] ?? 0) - 0x30, (bytes[at + 1] ?? 0) - 0x30];
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) refuse(code, 'a time of another form than RFC 5280 has');
  return tens * 10 + ones;
}
