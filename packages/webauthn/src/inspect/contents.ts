import { describeAttestationObject } from './attestation-object.ts';
import { describeAuthenticatorData } from './authenticator-data.ts';
import { describeClientData } from './client-data.ts';
import type { Content } from './contain.ts';
import { describeCoseKey } from './cose-key.ts';
import type { PartKind } from './node.ts';
import type { Ceremony, Describe, Draft, Pen } from './pen.ts';
import { detail } from './pen.ts';
import { describeSignature } from './signature.ts';

/** What the members of a response hold (§5.1), by name. @param ceremony null where it is not known */
export function contentsOf(
  ceremony: Ceremony | null,
): Readonly<Record<'clientDataJSON' | 'attestationObject' | 'authenticatorData' | 'signature' | 'publicKey', Content>> {
  return {
    clientDataJSON: content(
      'client-data',
      'clientDataJSON',
      'Client data: what the browser says.',
      describeClientData(ceremony),
    ),
    attestationObject: content(
      'attestation-object',
      'attestationObject',
      'Attestation object: authenticator data and a statement about them.',
      describeAttestationObject,
    ),
    authenticatorData: content(
      'authenticator-data',
      'authenticatorData',
      'Authenticator data: what the authenticator says.',
      describeAuthenticatorData(ceremony),
    ),
    signature: content('signature', 'signature', 'Signature.', describeSignature),
    publicKey: content('public-key', 'publicKey', 'Public key of a credential.', describePublicKey),
  };
}

export function content(kind: PartKind, name: string, meaning: string, describe: Describe): Content {
  return { kind, name, meaning, describe };
}

/** A COSE_Key, or DER as `getPublicKey()` answers. */
function describePublicKey(pen: Pen, node: Draft): void {
  if (pen.bytes[0] === 0x30) detail('spki')(pen, node);
  else describeCoseKey(pen, node);
}
