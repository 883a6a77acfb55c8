import { createHmac } from 'node:crypto';
import type { Caller } from '../caller/caller.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import type { AccountId } from '../ports/records.ts';
import type { Services } from '../services.ts';

/** Accounts that a browser is remembered for, the latest first. */
const mostMarks = 5;
const markLength = 16;
/** As long as browsers keep a cookie, seconds. */
const kept = 400 * 86_400;

export interface Device {
  /** The account was signed in here before. */
  readonly known: boolean;
  /** Has the browser remember it. */
  remember(): void;
}

/**
 * Whether the account was signed in in this browser before, as far as the browser itself tells: its cookie holds a keyed hash
 * of the account's id, so that it cannot be made up, names nobody, and is no credential. No database is asked.
 */
export function recognise({ keyring }: Services, { cookies }: Caller, account: AccountId): Device {
  const { secret } = keyring.current('device-marks');
  const mark = encodeBase64url(createHmac('sha256', secret).update(account).digest().subarray(0, markLength));
  const marks = (cookies.deviceMarks ?? '').split('.').slice(0, mostMarks);
  return {
    known: marks.includes(mark),
    remember: () => {
      const others = marks.filter((it) => it !== mark && /^[A-Za-z0-9_-]{22}$/u.test(it));
      cookies.setDeviceMarks([mark, ...others].slice(0, mostMarks).join('.'), kept);
    },
  };
}
