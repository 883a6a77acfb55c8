import type { ExtensionMaker } from './extension.ts';

/** §10.1.2: the client looked for excluded credentials of the AppID too. */
export const appidExclude: ExtensionMaker = {
  registration: ({ asked }) => (asked.appidExclude === undefined ? {} : { client: { appidExclude: true } }),
};
