import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { DerElement } from './element.ts';
import { derTag } from './walk.ts';

const form: RegExp = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/**
 * A UTCTime or GeneralizedTime in the one form of RFC 5280 §4.1.2.5: seconds present, Zulu, no fraction.
 * @returns milliseconds since 1970
 * @throws Refusal `code`
 */
export function derTime(bytes: Uint8Array, element: DerElement | undefined, code: RefusalCode): number {
  if (element === undefined) return refuse(code, 'a time is missing');
  const length = element.end - element.contentStart;
  const isShort = element.tag === derTag.utcTime;
  if (!isShort && element.tag !== derTag.generalizedTime) refuse(code, 'a DER element that is no time');
  if (length !== (isShort ? 13 : 15)) refuse(code, 'a time of another form than RFC 5280 has');
  let text = String.fromCharCode(...bytes.subarray(element.contentStart, element.end));
  // RFC 5280 §4.1.2.5.1: two digits below 50 mean 20YY.
  if (isShort) text = (text < '50' ? '20' : '19') + text;
  const match = form.exec(text);
  if (match === null) return refuse(code, 'a time of another form than RFC 5280 has');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) refuse(code, 'a time that does not exist');
  return date.getTime();
}
