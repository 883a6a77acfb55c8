/**
 * The ceremonies of a WebAuthn relying party (Level 3 §7): pure, strict, without dependencies, clock or storage.
 * Hostile input always ends in a CeremonyError, a caller's mistake in a TypeError.
 * @module
 */
export type {
  AttestationType,
  StatementPolicy,
  VerifiedPart,
  VerifiedStatement,
} from './attestation/formats/format.ts';
export { authenticationOptions } from './ceremonies/authentication-options.ts';
export type { AuthenticationOptionsInput } from './ceremonies/authentication-options.ts';
export { CeremonyError } from './ceremonies/ceremony-error.ts';
export type { Ceremony, CeremonyErrorCode } from './ceremonies/ceremony-error.ts';
export type {
  AttestationPolicy,
  CredentialRecord,
  CrossOriginPolicy,
  ExpectedAuthentication,
  ExpectedRegistration,
  ExpectedUser,
  ExtensionPolicy,
  RegistrationExtensionPolicy,
} from './ceremonies/expected.ts';
export { judgePublicKey } from './ceremonies/judge-public-key.ts';
export { parseAuthentication } from './ceremonies/parse-authentication.ts';
export { parseRegistration } from './ceremonies/parse-registration.ts';
export type { ParsedAuthentication, ParsedRegistration } from './ceremonies/parsed.ts';
export { authenticationCodes, registrationCodes } from './ceremonies/refused-with.ts';
export { registrationOptions } from './ceremonies/registration-options.ts';
export type { CredentialDescriptor } from './ceremonies/options-members.ts';
export type { RegistrationOptionsInput } from './ceremonies/registration-options.ts';
export { isValidRpId } from './ceremonies/rp-id.ts';
export { algorithmTable, defaultAlgorithms, supportedAlgorithms, supportedFormats } from './ceremonies/supported.ts';
export { traceAuthentication } from './ceremonies/trace-authentication.ts';
export { traceRegistration } from './ceremonies/trace-registration.ts';
export type { TraceOutcome, TraceRow } from './ceremonies/trace.ts';
export type { CredentialId, VerifiedAuthentication, VerifiedRegistration } from './ceremonies/verified.ts';
export { verifyAuthenticationPooled } from './ceremonies/verify-authentication-pooled.ts';
export { verifyAuthentication } from './ceremonies/verify-authentication.ts';
export { verifyRegistration } from './ceremonies/verify-registration.ts';
export type { CoseAlgorithm } from './cose/algorithms.ts';
export { judgeRelatedOrigins, relatedLabelsLookedAt } from './client-data/judge-related-origins.ts';
export type {
  RegistrableDomain,
  RelatedOrigin,
  RelatedOriginsJudgement,
  RelatedOriginVerdict,
} from './client-data/judge-related-origins.ts';
export { relatedOriginsDocument } from './client-data/related-origins-document.ts';
export type { RelatedOriginsDocument } from './client-data/related-origins-document.ts';
export { createKeyCache } from './crypto/key-cache.ts';
export type { KeyCache } from './crypto/key-cache.ts';
export type {
  AuthenticationExtensionInputs,
  CredentialProtectionInput,
  PrfInputs,
  PrfInputsOfCredential,
  RegistrationExtensionInputs,
} from './extensions/inputs.ts';
export type { AuthenticationExtensionResults, PrfResults, RegistrationExtensionResults } from './extensions/results.ts';
export { parseJson } from './json/parse.ts';
export type { JsonValue } from './json/value.ts';
export type * from './public-key-credential/json.ts';
export { createTrustAnchors } from './x509/path/create-trust-anchors.ts';
export type { TrustAnchorOptions } from './x509/path/create-trust-anchors.ts';
export type { TrustAnchors } from './x509/path/trust-anchors.ts';
export { refusalCodes as ceremonyErrorCodes } from './refusals/codes.ts';
