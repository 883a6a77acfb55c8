import type { ClientExtensionOutputs, Extension } from './extension.ts';

/** FIDO AppID (§10.1.1): credentials of the U2F days, scoped to an AppID instead of an RP ID. */
export const appid: Extension = {
  id: 'appid',
  anchor: '#sctn-appid-extension',
  ceremonies: ['authentication'],
  isOutput: (output) => typeof output === 'boolean',
};

/** Whether the client says that the AppID was used in place of the RP ID. */
export function usedAppId(outputs: ClientExtensionOutputs): boolean {
  return outputs.get(appid.id) === true;
}
