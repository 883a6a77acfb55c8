import { parseJson } from '@signet/webauthn';
import type { JsonValue } from '@signet/webauthn';
import { SignetProblem } from '../problem/signet-problem.ts';
import { largestBody } from './body-bytes.ts';

/**
 * What the bytes of a body say, read strictly: UTF-8, no name twice. Objects have no prototype, so that no name reaches one.
 * @throws SignetProblem bad_body
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = parseJson(text, { length: largestBody });
    if (value instanceof Map) return plain(value);
  } catch (error) {
    throw new SignetProblem('bad_body', { detail: 'the body is not strict JSON in UTF-8', cause: error });
  }
  throw new SignetProblem('bad_body', { detail: 'the body is not an object' });
}

function plain(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  const object = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of value) object[name] = plain(member);
  return object;
}
