import type { ExtensionMaker } from './extension.ts';

/** CTAP, minPinLength */
export const minPinLength: ExtensionMaker = {
  registration: ({ asked, settings }) =>
    asked.minPinLength === true && settings.extensions.includes('minPinLength')
      ? { authenticator: { minPinLength: settings.minPinLength } }
      : {},
};
