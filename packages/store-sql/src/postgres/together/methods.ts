import type { Store, Telling } from '@signet/server/ports';
import type { Together } from './sign-in.ts';

type Shared = Pick<Store, keyof Together>;

/**
 * The methods of a sign-in: done for many at once where that goes, and by their own units where it did not.
 * @param alone the same methods, each by its own unit
 */
export const sharedMethods = (together: Together, alone: Shared): Shared => ({
  spendCeremony: async (spend) => (await together.spendCeremony.ask(spend)) ?? alone.spendCeremony(spend),
  recordSignIn: async (unit) =>
    (isQuiet(unit) ? await together.recordSignIn.ask(unit) : null) ?? alone.recordSignIn(unit),
  recordUse: async (unit) => (isQuiet(unit) ? await together.recordUse.ask(unit) : null) ?? alone.recordUse(unit),
  findCredential: (rpId, credentialId) => together.findCredential.ask({ rpId, credentialId }),
  findSession: (tokenHash) => together.findSession.ask(tokenHash),
});

/** The shared statements write events and nothing else that is told. */
function isQuiet({ notices = [], mail = [] }: Telling): boolean {
  return notices.length === 0 && mail.length === 0;
}
