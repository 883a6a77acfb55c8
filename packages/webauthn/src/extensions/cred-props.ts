import type { ClientExtensionOutputs, Extension } from './extension.ts';

/** Credential properties (§10.1.3). */
export const credProps: Extension = {
  id: 'credProps',
  anchor: '#sctn-authenticator-credential-properties-extension',
  ceremonies: ['registration'],
  isOutput: (output) => {
    if (!(output instanceof Map)) return false;
    const rk = output.get('rk');
    // Some clients write null for a member that is absent.
    return rk === undefined || rk === null || typeof rk === 'boolean';
  },
};

/** The client-side discoverable credential property; null where the client did not say. */
export function readDiscoverable(outputs: ClientExtensionOutputs): boolean | null {
  const output = outputs.get(credProps.id);
  const rk = output instanceof Map ? output.get('rk') : undefined;
  return typeof rk === 'boolean' ? rk : null;
}
