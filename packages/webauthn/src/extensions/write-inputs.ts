import type { AuthenticationExtensionsClientInputsJSON } from '../public-key-credential/json.ts';
import type { AuthenticationExtensionInputs, RegistrationExtensionInputs } from './inputs.ts';
import { extensions } from './table.ts';

/** `options.extensions` of a registration (§9.3) in JSON form. @throws TypeError */
export function writeRegistrationInputs(
  inputs: RegistrationExtensionInputs,
  excluded: readonly string[],
): AuthenticationExtensionsClientInputsJSON {
  checkKnown(inputs, 'registration');
  return merge(extensions.map(({ registration }) => registration?.write(inputs, excluded)));
}

/** `options.extensions` of an authentication (§9.3) in JSON form. @throws TypeError */
export function writeAuthenticationInputs(
  inputs: AuthenticationExtensionInputs,
  allowed: readonly string[],
): AuthenticationExtensionsClientInputsJSON {
  checkKnown(inputs, 'authentication');
  return merge(extensions.map(({ authentication }) => authentication?.write(inputs, allowed)));
}

/** Clients pass over what they do not know in silence: a misspelt extension would never be missed. */
function checkKnown(inputs: object, ceremony: 'registration' | 'authentication'): void {
  if (typeof inputs !== 'object' || inputs === null) throw new TypeError('extensions is not an object');
  for (const [id, input] of Object.entries(inputs)) {
    if (!extensions.some((extension) => extension.id === id && extension[ceremony] !== undefined)) {
      throw new TypeError(`extensions names one that no ${ceremony} has`);
    }
    if (input === null) throw new TypeError(`extensions.${id} is null`);
  }
}

function merge(
  members: readonly (AuthenticationExtensionsClientInputsJSON | undefined)[],
): AuthenticationExtensionsClientInputsJSON {
  return Object.assign({}, ...members);
}
