import type { AuthenticationExtensionsLargeBlobInputsJSON } from '../public-key-credential/json.ts';
import { readOptionalBoolean, readOptionalBytes, readOutputObject } from './client-output.ts';
import type { Extension } from './extension.ts';
import { checkBoolean, writeBytes } from './input.ts';
import type { AuthenticationExtensionInputs } from './inputs.ts';

/** Large blob storage (§10.1.5): bytes that the authenticator keeps beside a discoverable credential. */
export const largeBlob: Extension = {
  id: 'largeBlob',
  anchor: '#sctn-large-blob-extension',
  meaning: 'bytes that the authenticator keeps with the credential, read and written in authentications',
  registration: {
    write: (inputs) => {
      if (inputs.largeBlob === undefined) return {};
      const { support } = inputs.largeBlob;
      if (support === 'required' || support === 'preferred') return { largeBlob: { support } };
      throw new TypeError('extensions.largeBlob.support is not one of required, preferred');
    },
    client: [
      {
        name: 'largeBlob',
        read: (output) => ({
          largeBlob: { supported: readOptionalBoolean(readOutputObject(output).get('supported')) },
        }),
      },
    ],
    authenticator: [],
  },
  authentication: {
    write: (inputs, listed) =>
      inputs.largeBlob === undefined ? {} : { largeBlob: writeAuthenticationInput(inputs.largeBlob, listed) },
    client: [
      {
        name: 'largeBlob',
        read: (output) => {
          const members = readOutputObject(output);
          return {
            largeBlob: {
              blob: readOptionalBytes(members.get('blob')),
              written: readOptionalBoolean(members.get('written')),
            },
          };
        },
      },
    ],
    authenticator: [],
  },
};

function writeAuthenticationInput(
  input: NonNullable<AuthenticationExtensionInputs['largeBlob']>,
  listed: readonly string[],
): AuthenticationExtensionsLargeBlobInputsJSON {
  if ('read' in input === 'write' in input) throw new TypeError('extensions.largeBlob is to read or to write');
  if ('read' in input) return { read: checkBoolean(input.read, 'extensions.largeBlob.read') };
  // Clients refuse it with NotSupportedError: nobody would know where the bytes went.
  if (listed.length !== 1) throw new TypeError('extensions.largeBlob.write wants one credential in allowCredentials');
  return { write: writeBytes(input.write, 'extensions.largeBlob.write') };
}
