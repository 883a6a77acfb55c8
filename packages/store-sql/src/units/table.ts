import type { Store } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import * as accountList from './account-list.ts';
import * as accounts from './accounts.ts';
import * as adminTokens from './admin-tokens.ts';
import * as administration from './administration.ts';
import * as email from './email.ts';
import * as erasure from './erasure.ts';
import * as eventList from './event-list.ts';
import * as events from './events.ts';
import * as imports from './import.ts';
import * as invites from './invites.ts';
import * as keyring from './keyring.ts';
import * as limits from './limits.ts';
import * as notices from './notices.ts';
import * as operation from './operation.ts';
import * as outbox from './outbox.ts';
import * as passkeys from './passkeys.ts';
import type { AnswerOf } from './port.ts';
import * as recoveryCodes from './recovery-codes.ts';
import * as recovery from './recovery.ts';
import * as relyingParties from './relying-parties.ts';
import * as sessions from './sessions.ts';
import * as standing from './standing.ts';
import * as totp from './totp.ts';
import type { Read, Unit } from './unit.ts';

/** The methods of the port that are units or reads of their own. */
export type Method = Exclude<keyof Store, 'ping' | 'close'>;

/**
 * How a method is run: a `read` decides nothing, a `statement` is a unit of one statement, which is a transaction by itself, a
 * `unit` has several.
 */
type Row<Name extends Method> =
  | { readonly runs: 'read'; readonly unit: (q: Queries, ...given: Parameters<Store[Name]>) => Read<AnswerOf<Name>> }
  | {
      readonly runs: 'statement' | 'unit';
      readonly unit: (q: Queries, ...given: Parameters<Store[Name]>) => Unit<AnswerOf<Name>>;
    };

/** THE TABLE of what the port's methods run; every database makes its methods from it. */
export const table: { readonly [Name in Method]: Row<Name> } = {
  putRelyingParty: { runs: 'statement', unit: relyingParties.putRelyingParty },
  setPolicy: { runs: 'unit', unit: relyingParties.setPolicy },
  relyingParty: { runs: 'read', unit: relyingParties.relyingParty },
  relyingParties: { runs: 'read', unit: relyingParties.relyingParties },

  keys: { runs: 'read', unit: operation.keys },
  addFirstKey: { runs: 'unit', unit: operation.addFirstKey },
  rotateKey: { runs: 'unit', unit: keyring.rotateKey },
  retireKeys: { runs: 'unit', unit: keyring.retireKeys },
  countUse: { runs: 'statement', unit: limits.countUse },
  sweepUses: { runs: 'statement', unit: limits.sweepUses },
  spendCeremony: { runs: 'unit', unit: operation.spendCeremony },
  sweepCeremonies: { runs: 'unit', unit: operation.sweepCeremonies },

  createAccount: { runs: 'unit', unit: accounts.createAccount },
  findAccount: { runs: 'read', unit: accounts.findAccount },
  findAccountByExternalId: { runs: 'read', unit: accounts.findAccountByExternalId },
  usernameTaken: { runs: 'read', unit: accounts.usernameTaken },
  renameAccount: { runs: 'unit', unit: accounts.renameAccount },
  findNamed: { runs: 'read', unit: standing.findNamed },
  standing: { runs: 'read', unit: standing.standing },
  standings: { runs: 'read', unit: standing.standings },

  addPasskey: { runs: 'unit', unit: passkeys.addPasskey },
  findCredential: { runs: 'read', unit: passkeys.findCredential },
  listPasskeys: { runs: 'read', unit: passkeys.listPasskeys },
  renamePasskey: { runs: 'unit', unit: passkeys.renamePasskey },
  deletePasskey: { runs: 'unit', unit: passkeys.deletePasskey },
  suspectPasskey: { runs: 'unit', unit: passkeys.suspectPasskey },
  restorePasskey: { runs: 'unit', unit: passkeys.restorePasskey },
  revokePasskey: { runs: 'unit', unit: passkeys.revokePasskey },

  makeCodes: { runs: 'unit', unit: recoveryCodes.makeCodes },
  storedCodes: { runs: 'unit', unit: recoveryCodes.storedCodes },
  countCodes: { runs: 'read', unit: recoveryCodes.countCodes },
  findCode: { runs: 'read', unit: recoveryCodes.findCode },
  findRecovery: { runs: 'read', unit: recovery.findRecovery },
  openRecovery: { runs: 'read', unit: recovery.openRecovery },
  startRecovery: { runs: 'unit', unit: recovery.startRecovery },
  reopenRecovery: { runs: 'unit', unit: recovery.reopenRecovery },
  cancelRecovery: { runs: 'unit', unit: recovery.cancelRecovery },
  completeRecovery: { runs: 'unit', unit: recovery.completeRecovery },
  turnOffRecovery: { runs: 'unit', unit: recovery.turnOffRecovery },
  findTotp: { runs: 'read', unit: totp.findTotp },
  putTotp: { runs: 'unit', unit: totp.putTotp },
  confirmTotp: { runs: 'unit', unit: totp.confirmTotp },
  removeTotp: { runs: 'unit', unit: totp.removeTotp },

  recordSignIn: { runs: 'unit', unit: sessions.recordSignIn },
  recordUse: { runs: 'unit', unit: sessions.recordConfirmation },
  listSessions: { runs: 'read', unit: sessions.listSessions },
  endSessions: { runs: 'unit', unit: sessions.endSessions },
  raiseSession: { runs: 'unit', unit: sessions.raiseSession },
  findSession: { runs: 'read', unit: sessions.findSession },
  touchSession: { runs: 'statement', unit: sessions.touchSession },
  endSession: { runs: 'unit', unit: sessions.endSession },
  sweepSessions: { runs: 'statement', unit: sessions.sweepSessions },

  appendEvent: { runs: 'statement', unit: operation.appendEvent },
  sealEvents: { runs: 'unit', unit: events.sealEvents },
  sealedEvents: { runs: 'read', unit: events.sealedEvents },
  unsealedEvents: { runs: 'read', unit: events.unsealedEvents },
  addCheckpoint: { runs: 'statement', unit: events.addCheckpoint },
  checkpoints: { runs: 'read', unit: events.checkpoints },
  pruneEvents: { runs: 'unit', unit: events.pruneEvents },

  listAccounts: { runs: 'read', unit: accountList.listAccounts },
  listEvents: { runs: 'read', unit: eventList.listEvents },
  accountEvents: { runs: 'read', unit: eventList.accountEvents },
  countOwners: { runs: 'read', unit: administration.countOwners },
  setStatus: { runs: 'unit', unit: administration.setStatus },
  setRole: { runs: 'unit', unit: administration.setRole },
  eraseAccount: { runs: 'unit', unit: erasure.eraseAccount },
  importAccounts: { runs: 'unit', unit: imports.importAccounts },
  addInvite: { runs: 'unit', unit: invites.addInvite },
  listInvites: { runs: 'read', unit: invites.listInvites },
  findInvite: { runs: 'read', unit: invites.findInvite },
  revokeInvite: { runs: 'unit', unit: invites.revokeInvite },
  addToken: { runs: 'unit', unit: adminTokens.addToken },
  listTokens: { runs: 'read', unit: adminTokens.listTokens },
  findToken: { runs: 'read', unit: adminTokens.findToken },
  touchToken: { runs: 'statement', unit: adminTokens.touchToken },
  revokeToken: { runs: 'unit', unit: adminTokens.revokeToken },

  listNotices: { runs: 'read', unit: notices.listNotices },
  unreadNotices: { runs: 'read', unit: notices.unreadNotices },
  readNotices: { runs: 'statement', unit: notices.readNotices },
  sweepNotices: { runs: 'statement', unit: notices.sweepNotices },
  setEmail: { runs: 'unit', unit: email.setEmail },
  addMail: { runs: 'unit', unit: outbox.addMail },
  claimMail: { runs: 'statement', unit: outbox.claimMail },
  settleMail: { runs: 'statement', unit: outbox.settleMail },
  listMail: { runs: 'read', unit: outbox.listMail },
  sweepMail: { runs: 'statement', unit: outbox.sweepMail },
};
