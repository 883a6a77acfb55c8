import { describeAttestationObject } from './attestation-object.ts';
import { describeAuthenticatorData } from './authenticator-data.ts';
import { describeCbor } from './cbor/describe.ts';
import { describeClientData } from './client-data.ts';
import { describeCoseKey } from './cose-key.ts';
import { describeCredential } from './credential.ts';
import { describeJson } from './json/describe.ts';
import type { PartKind } from './node.ts';
import type { Describe, Draft, Pen } from './pen.ts';
import { detail } from './pen.ts';
import { describeSignature } from './signature.ts';
import { hex } from './words.ts';

/** The table of what a byte string can be described as. */
export const kinds: Readonly<
  Record<PartKind, { readonly name: string; readonly meaning: string; readonly describe: Describe }>
> = {
  registration: {
    name: 'registration',
    meaning: 'Registration: the answer to navigator.credentials.create().',
    describe: describeCredential('registration'),
  },
  authentication: {
    name: 'authentication',
    meaning: 'Sign-in: the answer to navigator.credentials.get().',
    describe: describeCredential('authentication'),
  },
  'client-data': {
    name: 'clientDataJSON',
    meaning: 'Client data: what the browser says.',
    describe: describeClientData(null),
  },
  'attestation-object': {
    name: 'attestationObject',
    meaning: 'Attestation object: authenticator data and a statement about them.',
    describe: describeAttestationObject,
  },
  'authenticator-data': {
    name: 'authenticatorData',
    meaning: 'Authenticator data: what the authenticator says.',
    describe: describeAuthenticatorData(null),
  },
  'public-key': { name: 'publicKey', meaning: 'Public key of a credential.', describe: describePublicKey },
  certificate: { name: 'certificate', meaning: 'X.509 certificate.', describe: detail('certificate') },
  signature: { name: 'signature', meaning: 'Signature.', describe: describeSignature },
  json: {
    name: 'JSON',
    meaning: 'JSON that is no response of WebAuthn.',
    describe: (pen, node) => void describeJson(pen, node, { meaning: '' }),
  },
  cbor: {
    name: 'CBOR',
    meaning: 'CBOR of an unknown structure.',
    describe: (pen, node) => describeCbor(pen, node, { meaning: '' }),
  },
  der: { name: 'DER', meaning: 'DER of an unknown structure.', describe: detail('der') },
  bytes: { name: 'bytes', meaning: 'Bytes of an unknown structure.', describe: describeUnknown },
};

/** A COSE_Key, or DER as `getPublicKey()` answers. */
function describePublicKey(pen: Pen, node: Draft): void {
  if (pen.bytes[0] === 0x30) detail('spki')(pen, node);
  else describeCoseKey(pen, node);
}

function describeUnknown(pen: Pen, node: Draft): void {
  node.value = hex(pen.bytes);
  node.problem = { code: 'not_recognised', text: 'neither a response of WebAuthn nor a part of one that is known' };
}
