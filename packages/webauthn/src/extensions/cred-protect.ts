import type { CborValue } from '../cbor/value.ts';
import type {
  AuthenticationExtensionsClientInputsJSON,
  CredentialProtectionPolicy,
} from '../public-key-credential/json.ts';
import { refuse } from '../refusals/refusal.ts';
import type { Extension } from './extension.ts';
import { checkBoolean } from './input.ts';
import type { CredentialProtectionInput } from './inputs.ts';

/** Weakest first: the level of CTAP is the place in this list, from 1. */
const levels: readonly CredentialProtectionPolicy[] = [
  'userVerificationOptional',
  'userVerificationOptionalWithCredentialIDList',
  'userVerificationRequired',
];

/** Credential protection (CTAP, credProtect): whether an authenticator uses, or shows, a credential without user verification. */
export const credProtect: Extension = {
  id: 'credProtect',
  anchor: 'CTAP, credProtect',
  meaning: 'whether the credential can be used, or found, without user verification',
  registration: {
    write: (inputs) => (inputs.credProtect === undefined ? {} : writeProtection(inputs.credProtect)),
    client: [],
    authenticator: [{ name: 'credProtect', read: (output) => ({ credProtect: readLevel(output) }) }],
  },
};

/**
 * A caller's demand.
 * @param name of the caller's member, for the message
 * @throws TypeError
 */
export function checkProtection(input: CredentialProtectionInput, name: string): CredentialProtectionInput {
  if (!levels.includes(input?.policy)) throw new TypeError(`${name}.policy is not one of ${levels.join(', ')}`);
  checkBoolean(input.enforce, `${name}.enforce`);
  return input;
}

/** Whether a credential is protected as much as was demanded. Without output it is protected by nothing: the weakest. */
export function isProtected(
  came: CredentialProtectionPolicy | undefined,
  demanded: CredentialProtectionPolicy,
): boolean {
  return levels.indexOf(came ?? 'userVerificationOptional') >= levels.indexOf(demanded);
}

function writeProtection(input: CredentialProtectionInput): AuthenticationExtensionsClientInputsJSON {
  const { policy, enforce } = checkProtection(input, 'extensions.credProtect');
  return { credentialProtectionPolicy: policy, enforceCredentialProtectionPolicy: enforce };
}

function readLevel(output: CborValue): CredentialProtectionPolicy {
  const level = typeof output === 'number' ? levels[output - 1] : undefined;
  return level ?? refuse('bad_extensions', 'credProtect is not a level of credential protection');
}
