import { clientExtensionResults } from './client-extensions.ts';
import type { Content } from './contain.ts';
import { contain } from './contain.ts';
import { content, contentsOf } from './contents.ts';
import type { JsonLens } from './json/describe.ts';
import { describeJson, wantText } from './json/describe.ts';
import { equalBytes } from '../bytes/equal.ts';
import type { InspectedNode, InspectedPart } from './node.ts';
import type { Ceremony, Describe, Draft, Pen } from './pen.ts';
import { countBytes } from './pen.ts';
import { hex } from './words.ts';

const plain = content('bytes', 'bytes', '', (pen, node) => {
  node.value = hex(pen.bytes) || countBytes(0);
});

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
  rawId: binary('The credential id, as bytes.', plain),
  type: { meaning: 'Always public-key.' },
  authenticatorAttachment: {
    meaning: 'Whether the authenticator is part of this device (platform) or not (cross-platform).',
  },
  clientExtensionResults,
};

function responseMembers(ceremony: Ceremony): Readonly<Record<string, JsonLens>> {
  const { clientDataJSON, attestationObject, authenticatorData, signature, publicKey } = contentsOf(ceremony);
  const isRegistration = ceremony === 'registration';
  return {
    clientDataJSON: binary('What the browser says about the ceremony; its hash is signed.', clientDataJSON),
    attestationObject: binary('The new credential, and what is said of the authenticator.', attestationObject),
    // In a registration it repeats what the attestation object holds: described there, and compared here.
    authenticatorData: isRegistration
      ? binary('Repeats authData of the attestation object.', plain)
      : binary('What the authenticator says.', authenticatorData),
    signature: binary('Over authenticator data and the hash of the client data; not verified here.', signature),
    userHandle: binary('Whose credential it is: the user handle of the account.', plain),
    transports: { meaning: 'How the authenticator can be reached, as the browser thinks.', anchor: '#enum-transport' },
    publicKey: binary('Repeats the key of the attestation object; a server has no use for it.', publicKey),
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

/** What the verifier's own readers say of the shape; and whether what is written twice is the same. */
function judge(pen: Pen, node: Draft, ceremony: Ceremony): void {
  const credential = unwrap(parse(pen.bytes));
  const [id, rawId] = [memberOf(credential, 'id'), memberOf(credential, 'rawId')];
  if (typeof id === 'string' && typeof rawId === 'string' && id !== rawId) {
    const told = findNode(node, 'id');
    if (told !== undefined) told.problem = { code: 'id_mismatch', text: 'id is not the base64url encoding of rawId' };
  }
  if (credential !== undefined) pen.judge(node, (judge) => judge.credential(ceremony, credential));
  const outputs = findNode(node, 'clientExtensionResults');
  if (outputs !== undefined) {
    const value = memberOf(credential, outputs.name);
    pen.judge(outputs, (judge) => judge.clientExtensions(ceremony, value));
  }
  compare(node, 'credentialId', 'rawId', 'Not the credential id of the attestation object: servers refuse it.');
  compare(node, 'authData', 'authenticatorData', 'Not what the attestation object holds, and nothing signs it.');
}

/** As the platform reads JSON; undefined where it is none, which stands in the tree already. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Warns where a member holds other bytes than the node of the attestation object that it repeats. */
function compare(node: Draft, attested: string, repeated: string, text: string): void {
  const object = findPart(node, 'attestationObject');
  const copy = findPart(node, repeated);
  const original = object === undefined ? undefined : findNode(object.root, attested);
  if (object === undefined || copy === undefined || original === undefined || original === copy.root) return;
  const bytes = object.bytes.subarray(original.offset + original.head, original.offset + original.length);
  const told = findNode(node, repeated);
  if (told !== undefined && !equalBytes(bytes, copy.bytes)) told.notes.push({ level: 'warning', text });
}

function findPart(node: Draft, name: string): InspectedPart | undefined {
  return findNode(node, name)?.contains;
}

/** The first node with a name, parts inside not looked into. */
function findNode(node: Draft | InspectedNode, name: string): Draft | undefined {
  if (node.name === name) return node as Draft;
  for (const child of node.children) {
    const found = findNode(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
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
