import type { JsonObject, JsonValue } from '../json/value.ts';
import type {
  AuthenticationExtensionsPRFInputsJSON,
  AuthenticationExtensionsPRFValuesJSON,
} from '../public-key-credential/json.ts';
import { refuse } from '../refusals/refusal.ts';
import { readSignedBoolean, readSignedBytes } from './authenticator-output.ts';
import { readOptionalBoolean, readOutputBytes, readOutputObject } from './client-output.ts';
import type { Extension } from './extension.ts';
import { writeBytes } from './input.ts';
import type { AuthenticationExtensionInputs, PrfInputs, PrfInputsOfCredential } from './inputs.ts';
import type { PrfResults } from './results.ts';

/** Pseudo-random function (§10.1.4). Authenticators speak of hmac-secret (CTAP), encrypted for the client. */
export const prf: Extension = {
  id: 'prf',
  anchor: '#prf-extension',
  meaning: 'a pseudo-random function that each credential has one of, for keys that encrypt',
  registration: {
    write: (inputs) => (inputs.prf === undefined ? {} : { prf: writeRegistrationInputs(inputs.prf) }),
    client: [
      {
        name: 'prf',
        read: (output) => {
          const members = readOutputObject(output);
          return { prf: { enabled: readOptionalBoolean(members.get('enabled')), results: readResults(members) } };
        },
      },
    ],
    authenticator: [
      { name: 'hmac-secret', read: (output) => judged(readSignedBoolean(output)) },
      { name: 'hmac-secret-mc', read: (output) => judged(readSignedBytes(output)) },
    ],
  },
  authentication: {
    write: (inputs, listed) => (inputs.prf === undefined ? {} : { prf: writeAuthenticationInputs(inputs.prf, listed) }),
    client: [{ name: 'prf', read: (output) => ({ prf: { results: readResults(readOutputObject(output)) } }) }],
    authenticator: [{ name: 'hmac-secret', read: (output) => judged(readSignedBytes(output)) }],
  },
};

/** What the client alone can read tells nothing here. */
function judged(_output: unknown): Record<never, never> {
  return {};
}

function readResults(members: JsonObject): PrfResults | null {
  const results = members.get('results');
  if (results === undefined || results === null) return null;
  const values = readOutputObject(results);
  const second = values.get('second');
  return {
    first: readResult(values.get('first')),
    second: second === undefined || second === null ? null : readResult(second),
  };
}

function readResult(output: JsonValue | undefined): Uint8Array {
  const bytes = readOutputBytes(output);
  if (bytes.length !== 32) refuse('bad_shape', 'a result of prf has not 32 bytes');
  return bytes;
}

function writeRegistrationInputs(inputs: { readonly eval?: PrfInputs }): AuthenticationExtensionsPRFInputsJSON {
  // Clients refuse it with NotSupportedError: there is no credential yet that it could name.
  if ('evalByCredential' in inputs) throw new TypeError('extensions.prf.evalByCredential is for authentications');
  return inputs.eval === undefined ? {} : { eval: writeValues(inputs.eval, 'extensions.prf.eval') };
}

function writeAuthenticationInputs(
  inputs: NonNullable<AuthenticationExtensionInputs['prf']>,
  listed: readonly string[],
): AuthenticationExtensionsPRFInputsJSON {
  const { evalByCredential } = inputs;
  return {
    ...(inputs.eval === undefined ? {} : { eval: writeValues(inputs.eval, 'extensions.prf.eval') }),
    ...(evalByCredential === undefined ? {} : { evalByCredential: writeByCredential(evalByCredential, listed) }),
  };
}

/** Clients refuse other keys than ids of allowCredentials with NotSupportedError or SyntaxError. */
function writeByCredential(
  inputs: readonly PrfInputsOfCredential[],
  listed: readonly string[],
): Record<string, AuthenticationExtensionsPRFValuesJSON> {
  const values = new Map<string, AuthenticationExtensionsPRFValuesJSON>();
  for (const one of inputs) {
    const id = writeBytes(one.credentialId, 'extensions.prf.evalByCredential.credentialId');
    if (!listed.includes(id)) {
      throw new TypeError('extensions.prf.evalByCredential names a credential that allowCredentials does not');
    }
    if (values.has(id)) throw new TypeError('extensions.prf.evalByCredential names a credential twice');
    values.set(id, writeValues(one, 'extensions.prf.evalByCredential'));
  }
  return Object.fromEntries(values);
}

function writeValues({ first, second }: PrfInputs, name: string): AuthenticationExtensionsPRFValuesJSON {
  const written = { first: writeBytes(first, `${name}.first`) };
  return second === undefined ? written : { ...written, second: writeBytes(second, `${name}.second`) };
}
