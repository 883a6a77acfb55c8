import type { AuthenticationForge, RegistrationForge } from '@signet/testkit';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import type { MadeCase } from './authenticator-cases.ts';
import type { BytesChange } from './bytes.ts';
import { memberOf, wholeCborTree, writeCborTree } from './cbor-tree.ts';
import type { CborTree } from './cbor-tree.ts';
import { changeAuthenticatorData } from './change-authenticator-data.ts';
import { changeCbor, changeStrings } from './change-cbor.ts';
import { changeDer } from './change-der.ts';
import { changeJson, changeJsonBytes } from './change-json.ts';
import type { Random } from './random.ts';

/** Where a ceremony's response was changed. */
export interface Changed {
  readonly one: CeremonyCase;
  readonly what: string;
}

/** A response of the software authenticator with one part changed, and mostly signed again, so that it gets past the signature. */
export function changeMade(random: Random, made: MadeCase): Changed {
  const [what, response] =
    made.ceremony === 'registration'
      ? changedRegistration(random, made.forge)
      : changedAuthentication(random, made.forge);
  return { one: { ...made.one, response }, what };
}

/** A recorded response with one part changed; nobody can sign it again. */
export function changeRecorded(random: Random, one: CeremonyCase): Changed {
  if (random.once(6)) return { one: { ...one, response: changeJson(random, one.response) }, what: 'envelope' };
  const [what, name, change] = one.kind === 'registration' ? registrationPart(random) : assertionPart(random);
  const response = withInner(one.response, name, (text) =>
    Buffer.from(change(new Uint8Array(Buffer.from(text, 'base64url')))).toString('base64url'),
  );
  return { one: { ...one, response }, what };
}

function changedRegistration(random: Random, forge: RegistrationForge): [what: string, response: unknown] {
  const signed = (changed: RegistrationForge): unknown => (random.once(4) ? changed : changed.resign()).response();
  switch (random.below(7)) {
    case 0:
      return ['envelope', forge.envelope((envelope) => changeJson(random, envelope)).response()];
    case 1:
      return ['client data', signed(forge.clientDataBytes((bytes) => changeJsonBytes(random, bytes)))];
    case 2:
      return ['attestation object', forge.attestationObjectBytes((bytes) => changeCbor(random, bytes)).response()];
    case 3:
      return [
        'statement',
        forge.attestationObjectBytes(inMember('attStmt', (bytes) => changeCbor(random, bytes))).response(),
      ];
    case 4:
      return ['strings of the statement', forge.attestationObjectBytes(inStrings(random)).response()];
    default:
      return [
        'authenticator data',
        signed(forge.authenticatorDataBytes((bytes) => changeAuthenticatorData(random, bytes))),
      ];
  }
}

function changedAuthentication(random: Random, forge: AuthenticationForge): [what: string, response: unknown] {
  const signed = (changed: AuthenticationForge): unknown => (random.once(4) ? changed : changed.resign()).response();
  switch (random.below(5)) {
    case 0:
      return ['envelope', forge.envelope((envelope) => changeJson(random, envelope)).response()];
    case 1:
      return ['signature', forge.signature((bytes) => changeDer(random, bytes)).response()];
    case 2:
      return ['client data', signed(forge.clientDataBytes((bytes) => changeJsonBytes(random, bytes)))];
    default:
      return [
        'authenticator data',
        signed(forge.authenticatorDataBytes((bytes) => changeAuthenticatorData(random, bytes))),
      ];
  }
}

type Part = [what: string, member: string, change: BytesChange];

function registrationPart(random: Random): Part {
  return random.pick<Part>([
    ['client data', 'clientDataJSON', (bytes) => changeJsonBytes(random, bytes)],
    ['attestation object', 'attestationObject', (bytes) => changeCbor(random, bytes)],
    ['statement', 'attestationObject', inMember('attStmt', (bytes) => changeCbor(random, bytes))],
    ['strings of the statement', 'attestationObject', inStrings(random)],
    ['authenticator data', 'attestationObject', inAuthenticatorData((bytes) => changeAuthenticatorData(random, bytes))],
  ]);
}

function assertionPart(random: Random): Part {
  return random.pick<Part>([
    ['client data', 'clientDataJSON', (bytes) => changeJsonBytes(random, bytes)],
    ['authenticator data', 'authenticatorData', (bytes) => changeAuthenticatorData(random, bytes)],
    ['signature', 'signature', (bytes) => changeDer(random, bytes)],
  ]);
}

/** Changes certificates and signatures inside a statement, whose lengths are repaired. */
function inStrings(random: Random): BytesChange {
  return inMember('attStmt', (bytes) => changeStrings(random, bytes, (content) => changeDer(random, content)));
}

function inAuthenticatorData(change: BytesChange): BytesChange {
  return replaceMember('authData', (tree) =>
    tree.kind === 'string' ? { ...tree, content: change(tree.content) } : tree,
  );
}

/** Changes the bytes of one member of the attestation object; the rest stays. */
function inMember(name: string, change: BytesChange): BytesChange {
  return replaceMember(name, (tree) => ({ kind: 'raw', bytes: change(writeCborTree(tree)) }));
}

function replaceMember(name: string, change: (tree: CborTree) => CborTree): BytesChange {
  return (bytes) => {
    const tree = wholeCborTree(bytes);
    const member = memberOf(tree, name);
    if (tree?.kind !== 'list' || member === undefined) return bytes;
    return writeCborTree({ ...tree, items: tree.items.map((item) => (item === member ? change(item) : item)) });
  };
}

function withInner(response: unknown, name: string, change: (text: string) => string): unknown {
  if (typeof response !== 'object' || response === null) return response;
  const inner: unknown = Reflect.get(response, 'response');
  if (typeof inner !== 'object' || inner === null) return response;
  const text: unknown = Reflect.get(inner, name);
  return { ...response, response: { ...inner, [name]: typeof text === 'string' ? change(text) : text } };
}
