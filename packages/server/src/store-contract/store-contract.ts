import { describe } from 'node:test';
import { accountListCases } from './account-list.ts';
import { accountCases } from './accounts.ts';
import { adminTokenCases } from './admin-tokens.ts';
import { administrationCases } from './administration.ts';
import { atomicityCases } from './atomicity.ts';
import { ceremonyCases } from './ceremonies.ts';
import { completedRecoveryCases } from './completed-recoveries.ts';
import { deletionCases } from './deletion.ts';
import { emailCases } from './email.ts';
import { endedSessionCases } from './ended-sessions.ts';
import { erasureCases } from './erasure.ts';
import { eventListCases } from './event-list.ts';
import { eventCases } from './events.ts';
import { importCases } from './import.ts';
import { inviteCases } from './invites.ts';
import { keyringCases } from './keyring.ts';
import { limitCases } from './limits.ts';
import { noticeCases } from './notices.ts';
import { outboxCases } from './outbox.ts';
import { passkeyStatusCases } from './passkey-status.ts';
import { passkeyCases } from './passkeys.ts';
import { recoveryCases } from './recoveries.ts';
import { recoveryCodeCases } from './recovery-codes.ts';
import { recoveryRaceCases } from './recovery-races.ts';
import { relyingPartyCases } from './relying-parties.ts';
import { sessionCases } from './sessions.ts';
import { signInCases } from './sign-in.ts';
import { signUpCases } from './sign-ups.ts';
import { standingCases } from './standing.ts';
import { tellingCases } from './telling.ts';
import { totpCases } from './totp.ts';
import { storeTest } from './with-store.ts';
import type { OpenStore, StoreTest } from './with-store.ts';

const chapters: Readonly<Record<string, (test: StoreTest) => void>> = {
  'relying parties': relyingPartyCases,
  accounts: accountCases,
  'sign-ups with codes and invites': signUpCases,
  'what decides about the ways in': standingCases,
  passkeys: passkeyCases,
  'status of a passkey': passkeyStatusCases,
  'deleting a passkey': deletionCases,
  'sign-in': signInCases,
  sessions: sessionCases,
  'sessions that ended by themselves': endedSessionCases,
  'recovery codes': recoveryCodeCases,
  'TOTP secrets': totpCases,
  recoveries: recoveryCases,
  'completing a recovery, and turning it off': completedRecoveryCases,
  'recovery, at once': recoveryRaceCases,
  ceremonies: ceremonyCases,
  keyring: keyringCases,
  'shared limits': limitCases,
  'sealed events': eventCases,
  'status, roles and the last owner': administrationCases,
  'erasing an account': erasureCases,
  'importing accounts': importCases,
  'the list of accounts': accountListCases,
  'reading the audit log': eventListCases,
  invites: inviteCases,
  'admin tokens': adminTokenCases,
  notices: noticeCases,
  addresses: emailCases,
  outbox: outboxCases,
  'every unit that tells something': tellingCases,
  'all or nothing': atomicityCases,
};

/**
 * The tests that every Store must pass, for node:test: each method, each conflict, the guards, and that a unit happens in
 * whole or not at all. Closing a store twice must be harmless.
 * @param name of the store, as the report shows it
 * @param open opens a store that holds nothing yet; it is called for each test
 */
export function storeContract(name: string, open: OpenStore): void {
  describe(`the store contract on ${name}`, () => {
    for (const [chapter, cases] of Object.entries(chapters)) describe(chapter, () => cases(storeTest(open)));
  });
}
