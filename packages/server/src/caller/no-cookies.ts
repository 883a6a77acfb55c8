import type { CallerCookies } from './caller.ts';

/** The cookies of a caller that is no browser, or is not asked as one: there are none, and none is set. */
export const noCookies: CallerCookies = {
  session: null,
  setSession: () => undefined,
  clearSession: () => undefined,
  deviceMarks: null,
  setDeviceMarks: () => undefined,
  ceremony: () => null,
  setCeremony: () => undefined,
  clearCeremony: () => undefined,
  pendingCeremonies: () => [],
};
