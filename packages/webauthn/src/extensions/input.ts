import { encodeBase64url } from '../bytes/base64url.ts';

/** @throws TypeError */
export function checkBoolean(value: boolean, name: string): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${name} is not a boolean`);
  return value;
}

/** @throws TypeError */
export function writeBytes(value: Uint8Array, name: string): string {
  if (!(value instanceof Uint8Array)) throw new TypeError(`${name} is not a byte string`);
  return encodeBase64url(value);
}
