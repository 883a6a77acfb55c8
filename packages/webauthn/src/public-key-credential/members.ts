import { decodeBase64url } from '../bytes/base64url.ts';
import { refuse } from '../refusals/refusal.ts';

/** Readers of the members of a response's JSON form (§5.1): what a member is not, it is not coerced into. */
export type Members = Readonly<Record<string, unknown>>;

/** @throws Refusal bad_shape */
export function readMembers(value: unknown, name: string): Members {
  return isMembers(value) ? value : refuse('bad_shape', `${name} is not an object`);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Refusal bad_shape */
export function readText(members: Members, name: string): string {
  const text = members[name];
  return typeof text === 'string' ? text : refuse('bad_shape', `${name} is not a string`);
}

/** A required binary member. @throws Refusal bad_shape */
export function readBytes(members: Members, name: string): Uint8Array {
  return decodeBase64url(readText(members, name));
}

/** A binary member that may be missing; some clients write null for that. @throws Refusal bad_shape */
export function readOptionalBytes(members: Members, name: string): Uint8Array | null {
  const value = members[name];
  return value === undefined || value === null ? null : readBytes(members, name);
}

/**
 * The attachment in use, or null: unknown values are as good as none (§5.4.5).
 * @throws Refusal bad_shape
 */
export function readAttachment(members: Members): string | null {
  const value = members['authenticatorAttachment'];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') refuse('bad_shape', 'authenticatorAttachment is not a string');
  return value === 'platform' || value === 'cross-platform' ? value : null;
}
