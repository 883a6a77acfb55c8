import { refuse } from '../refusals/refusal.ts';
import type { Envelope } from './envelope.ts';
import { readEnvelope } from './envelope.ts';
import type { Members } from './members.ts';
import { readBytes, readMembers, readOptionalBytes } from './members.ts';

/** RegistrationResponseJSON (§5.1), read. */
export interface RegistrationResponse extends Envelope {
  readonly attestationObject: Uint8Array;
  /** Sorted, unique; unknown ones are kept, because the list of known ones grows (§5.8.4). */
  readonly transports: readonly string[];
}

const transportsAtMost = 16;
const transportLengthAtMost = 64;

/**
 * Reads a registration response. `authenticatorData`, `publicKey` and `publicKeyAlgorithm` repeat what the attestation
 * object holds: their form is checked, their value is never used.
 * @throws Refusal bad_shape
 */
export function readRegistrationResponse(value: unknown): RegistrationResponse {
  const credential = readMembers(value, 'the response');
  const response = readMembers(credential['response'], 'response');
  const algorithm = response['publicKeyAlgorithm'];
  if (algorithm !== undefined && algorithm !== null && typeof algorithm !== 'number') {
    refuse('bad_shape', 'publicKeyAlgorithm is not a number');
  }
  readOptionalBytes(response, 'authenticatorData');
  readOptionalBytes(response, 'publicKey');
  return {
    ...readEnvelope(credential, response),
    attestationObject: readBytes(response, 'attestationObject'),
    transports: readTransports(response),
  };
}

function readTransports(response: Members): readonly string[] {
  const value = response['transports'];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > transportsAtMost) refuse('bad_shape', 'transports is not a short array');
  const transports = value.map((one: unknown) =>
    typeof one === 'string' && one.length <= transportLengthAtMost && one.isWellFormed()
      ? one
      : refuse('bad_shape', 'transports holds something else than short strings'),
  );
  return [...new Set(transports)].toSorted();
}
