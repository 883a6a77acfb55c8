import type { CborValue } from '../cbor/value.ts';
import type { JsonValue } from '../json/value.ts';
import type { AuthenticationExtensionsClientInputsJSON } from '../public-key-credential/json.ts';
import type { AuthenticationExtensionInputs, RegistrationExtensionInputs } from './inputs.ts';
import type { AuthenticationExtensionResults, RegistrationExtensionResults } from './results.ts';

/** A row of the table of extensions (§9, §10). */
export interface Extension {
  /** Extension identifier. */
  readonly id: string;
  /** Where it is defined: an anchor of the specification, or the name it has in CTAP. */
  readonly anchor: string;
  /** What it means, in a few words. */
  readonly meaning: string;
  readonly registration?: ExtensionUse<RegistrationExtensionInputs, RegistrationExtensionResults>;
  readonly authentication?: ExtensionUse<AuthenticationExtensionInputs, AuthenticationExtensionResults>;
}

/** What an extension is in one ceremony. */
export interface ExtensionUse<Inputs, Results> {
  /**
   * Its members of `options.extensions`.
   * @param listed ids of allowCredentials or excludeCredentials, base64url
   * @throws TypeError where the input makes no sense
   */
  readonly write: (inputs: Inputs, listed: readonly string[]) => AuthenticationExtensionsClientInputsJSON;
  /** Its client extension outputs. A reader throws Refusal bad_shape where the type is not the one of its definition. */
  readonly client: readonly OutputReader<JsonValue, Results>[];
  /** Its authenticator extension outputs. A reader throws Refusal bad_extensions. */
  readonly authenticator: readonly OutputReader<CborValue, Results>[];
}

/** Reads the output of one name into the members of the results that it tells; none where it is judged only. */
export interface OutputReader<Value, Results> {
  readonly name: string;
  readonly read: (output: Value) => Results;
}

/** Client extension outputs by identifier, as data without a prototype: `__proto__` is a key like any other. */
export type ClientExtensionOutputs = ReadonlyMap<string, JsonValue>;
