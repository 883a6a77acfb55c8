import type { AttestedCredentialData } from '../../authenticator/authenticator-data.ts';
import type { AuthenticatorCredential } from '../../authenticator/credential.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';

function attestedDataOf({ id, key }: AuthenticatorCredential): AttestedCredentialData {
  return { aaguid: new Uint8Array(16), credentialId: id, publicKey: key.cose };
}

/** Line 142: what was signed at registration does not serve as an assertion. */
export const REPLAY_ROWS: readonly AuthenticationRow[] = [
  {
    line: 142,
    id: 'replayed-registration',
    mutation: 'client data and authenticator data of a registration, with the self attestation over them',
    code: 'wrong_type',
    step: 'A.10',
    change: (forge, { credential }) =>
      forge.attestedData(attestedDataOf(credential)).clientData({ type: 'webauthn.create' }).resign(),
  },
  {
    line: 142,
    id: 'replayed-attestation-signature',
    mutation: 'authenticator data and signature of a registration, client data of an assertion',
    code: 'bad_signature',
    step: 'A.21',
    change: (forge, { credential }) =>
      forge
        .attestedData(attestedDataOf(credential))
        .clientData({ type: 'webauthn.create' })
        .resign()
        .clientData({ type: 'webauthn.get' }),
  },
];
