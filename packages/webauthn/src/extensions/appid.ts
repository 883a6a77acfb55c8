import { checkAppId } from './app-id.ts';
import { readOutputBoolean } from './client-output.ts';
import type { Extension } from './extension.ts';

/** FIDO AppID (§10.1.1): credentials of the U2F days, scoped to an AppID instead of an RP ID. */
export const appid: Extension = {
  id: 'appid',
  anchor: '#sctn-appid-extension',
  meaning: 'credentials that U2F made, scoped to an AppID',
  authentication: {
    write: (inputs) => (inputs.appid === undefined ? {} : { appid: checkAppId(inputs.appid, 'extensions.appid') }),
    client: [{ name: 'appid', read: (output) => ({ appid: readOutputBoolean(output) }) }],
    authenticator: [],
  },
};
