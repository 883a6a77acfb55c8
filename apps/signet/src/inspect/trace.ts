import { readFile } from 'node:fs/promises';
import type { TraceRow } from '@signet/webauthn';
import { traceAuthentication, traceRegistration } from '@signet/webauthn';
import type { Inspection } from '@signet/webauthn/inspect';
import { SettingsError } from '../settings/settings-error.ts';
import { readExpectedAuthentication } from './expected/authentication.ts';
import { readExpectedRegistration } from './expected/registration.ts';

export interface Trace {
  readonly ceremony: 'registration' | 'authentication';
  readonly rows: readonly TraceRow[];
}

/**
 * Runs every step of the ceremony over the response that was inspected.
 * @param file JSON of what was expected
 * @throws SettingsError where the file, or what it says, makes no sense; or where the input is no whole response
 */
export async function trace(inspection: Inspection, file: string): Promise<Trace> {
  const { kind } = inspection.part;
  if (kind !== 'registration' && kind !== 'authentication') {
    throw new SettingsError('--expected needs the whole response as JSON, not a part of one.');
  }
  const value = await readJson(file);
  const response = unwrap(parse(inspection.part.bytes));
  try {
    return { ceremony: kind, rows: run(kind, response, value, inspection) };
  } catch (error) {
    // What the library says of a caller's mistake: here the caller is the file.
    if (error instanceof TypeError) throw new SettingsError(`${file}: ${error.message}.`);
    throw error;
  }
}

function run(kind: Trace['ceremony'], response: unknown, value: unknown, inspection: Inspection): readonly TraceRow[] {
  if (kind === 'registration') return traceRegistration(response, readExpectedRegistration(value));
  const { expected, credential } = readExpectedAuthentication(value, inspection);
  return traceAuthentication(response, expected, credential);
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new SettingsError(`${file} cannot be read (${code}).`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new SettingsError(`${file} is not JSON.`);
  }
}

/** Null where the response is no JSON: the ceremony's first step refuses that. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** A body that was sent to a server holds the credential as `response` or `credential`. */
function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const name of ['response', 'credential']) {
    const inner: unknown = Reflect.get(value, name);
    if (typeof inner === 'object' && inner !== null && 'response' in inner) return inner;
  }
  return value;
}
