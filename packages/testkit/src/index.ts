/**
 * A software authenticator, a forge that changes one thing of a response at a time, and a catalogue of hostile inputs:
 * what one needs to test a WebAuthn relying party. For tests only.
 * @module
 */
export {
  androidKeyAttestation,
  androidKeyAuthority,
} from './authenticator/attestation/android-key/android-key-attestation.ts';
export type { AndroidKeyFields } from './authenticator/attestation/android-key/android-key-attestation.ts';
export { AUTHORIZATION, withAuthorizations } from './authenticator/attestation/android-key/key-description.ts';
export type {
  AuthorizationListFields,
  KeyDescriptionFields,
} from './authenticator/attestation/android-key/key-description.ts';
export {
  SAFETYNET_TIME,
  safetyNetAttestation,
  safetyNetAuthority,
} from './authenticator/attestation/android-safetynet.ts';
export type { SafetyNetFields } from './authenticator/attestation/android-safetynet.ts';
export { appleAttestation, appleAuthority, appleNonceExtension } from './authenticator/attestation/apple.ts';
export type { AppleFields } from './authenticator/attestation/apple.ts';
export { certifyAttestation, makeAttestationChain } from './authenticator/attestation/attestation-chain.ts';
export type {
  AttestationCertificateFields,
  AttestationChain,
} from './authenticator/attestation/attestation-chain.ts';
export type {
  CertificateExtension,
  CertificateFields,
  NameAttribute,
} from './authenticator/attestation/certificate.ts';
export { makeCertificateAuthority } from './authenticator/attestation/certificate-authority.ts';
export type {
  CertificateAuthority,
  IssuedCertificate,
  RootOptions,
} from './authenticator/attestation/certificate-authority.ts';
export { compoundAttestation } from './authenticator/attestation/compound.ts';
export { fidoU2fAttestation, fidoU2fAuthority } from './authenticator/attestation/fido-u2f.ts';
export type { FidoU2fFields } from './authenticator/attestation/fido-u2f.ts';
export type { AttestationGiven, AttestationMaker } from './authenticator/attestation/attestation-maker.ts';
export { ATTESTATION_MAKERS } from './authenticator/attestation/registry.ts';
export type { AttestationKind } from './authenticator/attestation/registry.ts';
export type { Attestation, SignedOver } from './authenticator/attestation/statement.ts';
export { TPM_ATTRIBUTE, tpmAuthority } from './authenticator/attestation/tpm/aik-certificate.ts';
export type { AikCertificateFields } from './authenticator/attestation/tpm/aik-certificate.ts';
export type { CertInfoFields } from './authenticator/attestation/tpm/cert-info.ts';
export type { PublicAreaFields } from './authenticator/attestation/tpm/public-area.ts';
export { TPM } from './authenticator/attestation/tpm/structures.ts';
export { tpmAttestation } from './authenticator/attestation/tpm/tpm-attestation.ts';
export type { TpmFields } from './authenticator/attestation/tpm/tpm-attestation.ts';
export { encodeAuthenticatorData, FLAG } from './authenticator/authenticator-data.ts';
export type { AttestedCredentialData, AuthenticatorDataParts, FlagName } from './authenticator/authenticator-data.ts';
export type { ClientContext, ClientData } from './authenticator/client-data.ts';
export { createAuthenticator } from './authenticator/create-authenticator.ts';
export type { Authenticator, OnPage } from './authenticator/create-authenticator.ts';
export type { AuthenticatorCredential } from './authenticator/credential.ts';
export { KEY_MAKERS } from './authenticator/keys/algorithms.ts';
export type { SigningKey } from './authenticator/keys/signing-key.ts';
export type { AssertionContext, MadeAuthentication } from './authenticator/make-authentication.ts';
export type { CreationContext, MadeRegistration } from './authenticator/make-registration.ts';
export type { CreationOptions, RequestOptions } from './authenticator/options.ts';
export type { AssertedResponse, CreatedResponse } from './authenticator/responses.ts';
export { createSeed } from './authenticator/seed.ts';
export type { Seed } from './authenticator/seed.ts';
export type { AuthenticatorOptions } from './authenticator/settings.ts';
export { acceptedCases } from './catalogue/accepted.ts';
export type {
  AcceptedCase,
  AuthenticationAttempt,
  AuthenticationCase,
  CaseFacts,
  LiveAuthentication,
  LiveRegistration,
  RegistrationAttempt,
  RegistrationCase,
  ServerLine,
} from './catalogue/case.ts';
export { authenticationCases, registrationCases } from './catalogue/catalogue.ts';
export { linesToCome, serverLines } from './catalogue/server-lines.ts';
export { decodeBase64url, encodeBase64url } from './encoding/base64url.ts';
export { encodeCbor } from './encoding/cbor.ts';
export type { CborInput } from './encoding/cbor-input.ts';
export { indefiniteCbor, pairsCbor, rawCbor, taggedCbor, wideCbor } from './encoding/cbor-wrong-forms.ts';
export { akpKey, COSE, ec2Key, okpKey, rsaKey } from './encoding/cose-key.ts';
export type { CoseKeyMap } from './encoding/cose-key.ts';
export { encodeEcdsaSignature } from './encoding/ecdsa-signature.ts';
export { forgeAuthentication } from './forge/authentication-forge.ts';
export type { AuthenticationForge } from './forge/authentication-forge.ts';
export { forgeRegistration } from './forge/registration-forge.ts';
export type { RegistrationForge } from './forge/registration-forge.ts';
