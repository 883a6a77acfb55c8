import { readAuthenticationResponse } from '../public-key-credential/authentication-response.ts';
import { readRegistrationResponse } from '../public-key-credential/registration-response.ts';
import { Refusal } from '../refusals/refusal.ts';
import { describeAttestationObject } from './attestation-object.ts';
import { describeAuthenticatorData } from './authenticator-data.ts';
import { describeSpki } from './certificate/describe.ts';
import { describeClientData } from './client-data.ts';
import { clientExtensionResults } from './client-extensions.ts';
import type { Content } from './contain.ts';
import { contain } from './contain.ts';
import type { JsonLens } from './json/describe.ts';
import { describeJson, wantText } from './json/describe.ts';
import type { Describe, Draft, Pen } from './pen.ts';
import { countBytes, problemOf } from './pen.ts';
import { describeSignature } from './signature.ts';
import { hex } from './words.ts';

type Ceremony = 'registration' | 'authentication';

/** Describes a node that is the JSON form of a PublicKeyCredential (§5.1), or a body of a request that holds one. */
export function describeCredential(ceremony: Ceremony): Describe {
  const anchor =
    ceremony === 'registration' ? '#dictdef-registrationresponsejson' : '#dictdef-authenticationresponsejson';
  const inner = responseMembers(ceremony);
  const meaning = 'What the authenticator answered.';
  const members = { ...credentialMembers, response: { meaning, members: inner } };
  // A server's body often wraps the credential once more.
  const wrapped: JsonLens = { meaning, members: { ...members, ...inner } };
  return (pen, node) => {
    describeJson(pen, node, { meaning: '', anchor, members: { ...members, response: wrapped, credential: wrapped } });
    judge(pen, node, ceremony);
  };
}

const credentialMembers: Readonly<Record<string, JsonLens>> = {
  id: { meaning: 'The credential id, as base64url.' },
  rawId: binary('The credential id, as bytes.', { kind: 'bytes', name: 'rawId', meaning: '', describe: showBytes }),
  type: { meaning: 'Always public-key.' },
  authenticatorAttachment: {
    meaning: 'Whether the authenticator is part of this device (platform) or not (cross-platform).',
  },
  clientExtensionResults,
};

function responseMembers(ceremony: Ceremony): Readonly<Record<string, JsonLens>> {
  return {
    clientDataJSON: binary('What the browser says about the ceremony; its hash is signed.', {
      kind: 'client-data',
      name: 'clientDataJSON',
      meaning: 'Client data: what the browser says.',
      describe: describeClientData(ceremony),
    }),
    attestationObject: binary('The new credential, and what is said of the authenticator.', {
      kind: 'attestation-object',
      name: 'attestationObject',
      meaning: 'Attestation object: authenticator data and a statement about them.',
      describe: describeAttestationObject,
    }),
    authenticatorData: binary('What the authenticator says.', {
      kind: 'authenticator-data',
      name: 'authenticatorData',
      meaning: 'Authenticator data.',
      describe: describeAuthenticatorData(ceremony),
    }),
    signature: binary('Over authenticator data and the hash of the client data; not verified here.', {
      kind: 'signature',
      name: 'signature',
      meaning: 'Signature of the credential.',
      describe: describeSignature,
    }),
    userHandle: binary('Whose credential it is: the user handle of the account.', {
      kind: 'bytes',
      name: 'userHandle',
      meaning: '',
      describe: showBytes,
    }),
    transports: { meaning: 'How the authenticator can be reached, as the browser thinks.', anchor: '#enum-transport' },
    publicKey: binary('Repeats the key of the attestation object; a server has no use for it.', {
      kind: 'public-key',
      name: 'publicKey',
      meaning: 'Public key, as SubjectPublicKeyInfo.',
      describe: describeSpki,
    }),
    publicKeyAlgorithm: { meaning: 'Repeats the algorithm of the attestation object; a server has no use for it.' },
  };
}

/** A member that is base64url text; some clients write null for one that is missing. */
function binary(meaning: string, content: Content): JsonLens {
  const look = wantText('bad_shape', (pen, node, text) => contain(pen, node, text, content));
  return {
    meaning,
    look: (pen, node, item) => (item.type === 'word' && item.value === null ? undefined : look(pen, node, item)),
  };
}

function showBytes(pen: Pen, node: Draft): void {
  node.value = pen.bytes.length === 0 ? countBytes(0) : hex(pen.bytes);
}

/** What the verifier's own reader says of the shape; and whether the ids are one. */
function judge(pen: Pen, node: Draft, ceremony: Ceremony): void {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(pen.bytes));
  } catch {
    return;
  }
  const credential = unwrap(value);
  try {
    const read = ceremony === 'registration' ? readRegistrationResponse : readAuthenticationResponse;
    const { id, rawIdText } = read(credential);
    if (id !== rawIdText) node.problem ??= { code: 'id_mismatch', text: 'id is not the base64url encoding of rawId' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    node.problem ??= problemOf(error);
  }
}

function unwrap(value: unknown): unknown {
  for (const name of ['response', 'credential']) {
    const inner = memberOf(value, name);
    if (typeof memberOf(inner, 'response') === 'object') return inner;
  }
  return value;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
