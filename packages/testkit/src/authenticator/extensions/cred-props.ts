import type { ExtensionMaker } from './extension.ts';

/** §10.1.3 */
export const credProps: ExtensionMaker = {
  registration: ({ asked, credential }) =>
    asked.credProps === true ? { client: { credProps: { rk: credential.discoverable } } } : {},
};
