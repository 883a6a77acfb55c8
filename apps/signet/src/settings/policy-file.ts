import type { PolicyInput } from '@signet/server';
import { parseJson } from '@signet/webauthn';
import type { JsonValue } from '@signet/webauthn';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf } from '../data-folder/open.ts';
import { SettingsError } from './settings-error.ts';

/**
 * A policy as it was written: a JSON object without a member twice. Whether it can hold is judged where it is used.
 * @throws SettingsError
 */
export function readPolicyFile(file: string): PolicyInput {
  const policy = parse(file, read(file));
  if (policy instanceof Map) return plain(policy) as PolicyInput;
  throw new SettingsError(`${resolve(file)} holds no JSON object. Write one like {"userVerification": "required"}.`);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError(`The policy file ${resolve(file)} cannot be read (${codeOf(error)}).`);
  }
}

function parse(file: string, text: string): JsonValue {
  try {
    return parseJson(text, { length: 1_048_576 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`${resolve(file)} is no JSON: ${why}. Correct the file.`);
  }
}

function plain(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
}
