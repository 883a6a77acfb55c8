/**
 * Accounts, passkeys and sessions of a relying party behind one `fetch`-shaped handler.
 * @module
 */
export { ArchiveError } from './archive/archive-error.ts';
export { exportAccounts } from './archive/export.ts';
export type { ArchiveCounts, ArchiveExport } from './archive/export.ts';
export { importAccounts } from './archive/import.ts';
export type { AccountImport, AccountsImported } from './archive/import.ts';
export { readArchive } from './archive/read.ts';
export type { PlacedAccount } from './archive/read.ts';
export { EventsNotWhole, pruneEvents } from './audit/prune.ts';
export type { EventPruning } from './audit/prune.ts';
export { verifyEvents } from './audit/verify.ts';
export type { EventReport, EventVerification } from './audit/verify.ts';
export type { EventFault, Fault } from './audit/walk.ts';
export { ConfigurationError } from './configuration/configuration-error.ts';
export type { Finding } from './configuration/finding.ts';
export { checkRelyingParty } from './configuration/relying-party.ts';
export type { ConfiguredOrigin, RelyingParty, RelyingPartyInput } from './configuration/relying-party.ts';
export type { Confirmed } from './confirm/require.ts';
export { createSignet } from './create-signet.ts';
export type { EnrolmentSubject } from './enrol/ticket.ts';
export type { PasskeyEndpoints } from './http/well-known.ts';
export { checkMasterKey } from './keyring/check.ts';
export type { MasterKeyCheck } from './keyring/check.ts';
export { tokenPurposes } from './keyring/keyring.ts';
export type { TokenPurpose } from './keyring/keyring.ts';
export { retireKeys } from './keyring/retire.ts';
export { KeyringLocked } from './keyring/ring.ts';
export { rotateKeys } from './keyring/rotate.ts';
export type { KeyChange } from './keyring/rotate.ts';
export type { LimitSettings } from './limits/limits.ts';
export type { MailTransport, OutgoingMail } from './mail/transport.ts';
export type { Operator, OperatorConfig } from './operator/operator.ts';
export { changePolicy } from './policy/change.ts';
export type { PolicyChange } from './policy/change.ts';
export { checkPolicy, policyVersion } from './policy/policy.ts';
export type { Policy, PolicyInput } from './policy/policy.ts';
export { readTables } from './simplewebauthn/read-tables.ts';
export type { Tables, TablesRead } from './simplewebauthn/read-tables.ts';
export type { Guess } from './simplewebauthn/guesses.ts';
export { SignetProblem } from './problem/signet-problem.ts';
export type { SessionFacts } from './sessions/facts.ts';
export type { RequiredAssurance } from './sessions/require-assurance.ts';
export type { ObservedAnswer } from './http/observed-answer.ts';
export type { Peer, RequiredConfirmation, Signet, SignetConfig } from './signet.ts';
export type * from './ports/index.ts';
export { StorageUnavailable } from './ports/store.ts';
