import type { CborMap, CborValue } from '../cbor/value.ts';
import type { JsonValue } from '../json/value.ts';
import type { ClientExtensionOutputs, OutputReader } from './extension.ts';
import type { AuthenticationExtensionResults, RegistrationExtensionResults } from './results.ts';
import { extensions } from './table.ts';

const registration = extensions.flatMap((extension) => extension.registration ?? []);
const authentication = extensions.flatMap((extension) => extension.authentication ?? []);

/** The readers of a kind of output, in the order of the table. */
const readers = {
  registration: {
    client: registration.flatMap((use) => use.client),
    authenticator: registration.flatMap((use) => use.authenticator),
  },
  authentication: {
    client: authentication.flatMap((use) => use.client),
    authenticator: authentication.flatMap((use) => use.authenticator),
  },
} as const;

/** What is understood of no output at all: most assertions have none. */
const nothing: Readonly<Record<never, never>> = Object.freeze({});

/**
 * What the client extension outputs say. An output of a known extension has the type that its section gives it, asked for or
 * not; outputs of others are data.
 * @throws Refusal bad_shape
 */
export function readClientOfRegistration(outputs: ClientExtensionOutputs): RegistrationExtensionResults {
  return readClient(outputs, readers.registration.client);
}

/** The same of an authentication. @throws Refusal bad_shape */
export function readClientOfAuthentication(outputs: ClientExtensionOutputs): AuthenticationExtensionResults {
  return readClient(outputs, readers.authentication.client);
}

/**
 * Adds what the authenticator extension outputs say.
 * @throws Refusal bad_extensions
 */
export function readAuthenticatorOfRegistration(
  results: RegistrationExtensionResults,
  outputs: CborMap | null,
): RegistrationExtensionResults {
  return readAuthenticator(results, outputs, readers.registration.authenticator);
}

/** The same of an authentication. @throws Refusal bad_extensions */
export function readAuthenticatorOfAuthentication(
  results: AuthenticationExtensionResults,
  outputs: CborMap | null,
): AuthenticationExtensionResults {
  return readAuthenticator(results, outputs, readers.authentication.authenticator);
}

function readClient<Results extends object>(
  outputs: ClientExtensionOutputs,
  from: readonly OutputReader<JsonValue, Results>[],
): Partial<Results> {
  if (outputs.size === 0) return nothing;
  let results: Partial<Results> = nothing;
  for (const { name, read } of from) {
    const output = outputs.get(name);
    // Some clients write null for a member that is absent.
    if (output !== undefined && output !== null) results = { ...results, ...read(output) };
  }
  return results;
}

function readAuthenticator<Results extends object>(
  client: Results,
  outputs: CborMap | null,
  from: readonly OutputReader<CborValue, Results>[],
): Results {
  if (outputs === null) return client;
  let results = client;
  for (const { name, read } of from) {
    const output = outputs.get(name);
    if (output !== undefined) results = { ...results, ...read(output) };
  }
  return results;
}
