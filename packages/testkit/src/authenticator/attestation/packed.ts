import type { SigningKey } from '../keys/signing-key.ts';
import type { AttestationChain } from './attestation-chain.ts';
import { signedBytes, withMembers } from './statement.ts';
import type { Attestation, SignedOver } from './statement.ts';

/** Format `packed` (§8.2) signed by the credential's own key. */
export function packedSelfAttestation(key: SigningKey, over: SignedOver): Attestation {
  return packedAttestation(key, new Map([['alg', key.alg]]), over);
}

/** Format `packed` (§8.2) signed by an attestation key with certificates. */
export function packedCertifiedAttestation({ key, x5c }: AttestationChain, over: SignedOver): Attestation {
  const members = new Map<string, number | readonly Uint8Array[]>([
    ['alg', key.alg],
    ['x5c', x5c],
  ]);
  return packedAttestation(key, members, over);
}

function packedAttestation(key: SigningKey, unsigned: Attestation['statement'], over: SignedOver): Attestation {
  const resign: Attestation['resign'] = (statement, { authenticatorData, clientDataJSON }) =>
    withMembers(statement, { sig: key.sign(signedBytes(authenticatorData, clientDataJSON)) });
  return { format: 'packed', statement: resign(unsigned, over), resign };
}
