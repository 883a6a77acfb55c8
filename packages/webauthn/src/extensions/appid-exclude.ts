import { checkAppId } from './app-id.ts';
import { readOutputBoolean } from './client-output.ts';
import type { Extension } from './extension.ts';

/** FIDO AppID Exclusion (§10.1.2): excludeCredentials may name credentials that U2F made. */
export const appidExclude: Extension = {
  id: 'appidExclude',
  anchor: '#sctn-appid-exclude-extension',
  meaning: 'excludes credentials that U2F made',
  registration: {
    write: ({ appidExclude: appId }) =>
      appId === undefined ? {} : { appidExclude: checkAppId(appId, 'extensions.appidExclude') },
    client: [{ name: 'appidExclude', read: (output) => ({ appidExclude: readOutputBoolean(output) }) }],
    authenticator: [],
  },
};
