import { readOptionalBoolean, readOutputObject } from './client-output.ts';
import type { Extension } from './extension.ts';
import { checkBoolean } from './input.ts';

/** Credential properties (§10.1.3). */
export const credProps: Extension = {
  id: 'credProps',
  anchor: '#sctn-authenticator-credential-properties-extension',
  meaning: 'whether the credential is discoverable',
  registration: {
    write: (inputs) =>
      inputs.credProps === undefined ? {} : { credProps: checkBoolean(inputs.credProps, 'extensions.credProps') },
    client: [
      {
        name: 'credProps',
        read: (output) => ({ credProps: { rk: readOptionalBoolean(readOutputObject(output).get('rk')) } }),
      },
    ],
    authenticator: [],
  },
};
