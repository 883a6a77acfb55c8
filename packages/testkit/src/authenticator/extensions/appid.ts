import type { ExtensionMaker } from './extension.ts';

/** §10.1.1: a credential that was made for the AppID answers in its name. */
export const appid: ExtensionMaker = {
  authentication: ({ asked, credential }) =>
    asked.appid === undefined ? {} : { client: { appid: credential.rpId === asked.appid } },
};
