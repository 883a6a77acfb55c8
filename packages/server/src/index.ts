/**
 * Accounts, passkeys and sessions of a relying party behind one `fetch`-shaped handler.
 * @module
 */
export { ConfigurationError } from './configuration/configuration-error.ts';
export type { Finding } from './configuration/finding.ts';
export { checkRelyingParty } from './configuration/relying-party.ts';
export type { ConfiguredOrigin, RelyingParty, RelyingPartyInput } from './configuration/relying-party.ts';
export type { Confirmed } from './confirm/require.ts';
export { createSignet } from './create-signet.ts';
export type { EnrolmentSubject } from './enrol/ticket.ts';
export type { PasskeyEndpoints } from './http/well-known.ts';
export { KeyringLocked } from './keyring/load.ts';
export type { LimitSettings } from './limits/limits.ts';
export type { PolicyInput } from './policy/policy.ts';
export { SignetProblem } from './problem/signet-problem.ts';
export type { SessionFacts } from './sessions/facts.ts';
export type { Peer, RequiredConfirmation, Signet, SignetConfig } from './signet.ts';
export type * from './ports/index.ts';
export { StorageUnavailable } from './ports/store.ts';
