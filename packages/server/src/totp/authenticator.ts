import { Secret, TOTP } from 'otpauth';

/** HMAC-SHA-1, as every app has it (RFC 4226 §5.3). */
export const secretLength = 20;

/** How many steps the app's clock may be off. */
const stepsOff = 1;

/** RFC 6238 with what every app takes: HMAC-SHA-1, six digits, steps of 30 seconds. */
export function totpOf(secret: Uint8Array, named: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  const { buffer } = new Uint8Array(secret);
  return new TOTP({ ...named, secret: new Secret({ buffer }), algorithm: 'SHA1', digits: 6, period: 30 });
}

/**
 * The time step that the code belongs to; null: it is the code of none near `now`.
 * @param now milliseconds since the epoch
 */
export function stepOf(secret: Uint8Array, code: string, now: number): number | null {
  const totp = totpOf(secret);
  const delta = totp.validate({ token: code, timestamp: now, window: stepsOff });
  return delta === null ? null : totp.counter({ timestamp: now }) + delta;
}
