import { describeAuthenticatorData } from './authenticator-data.ts';
import type { CborLens } from './cbor/describe.ts';
import { fillCbor } from './cbor/describe.ts';
import type { CborItem } from './cbor/read.ts';
import { readCbor } from './cbor/read.ts';
import type { Draft, Pen } from './pen.ts';
import { endOf } from './pen.ts';
import { statementMembers } from './statements/members.ts';

const otherwise = 'bad_attestation_object';

const authData: CborLens = {
  meaning: 'What the authenticator says and has signed.',
  type: 'bytes',
  otherwise,
  inside: describeAuthenticatorData('registration'),
};

const attestationObject: CborLens = {
  meaning: '',
  resolve: (pen, item) => ({
    meaning: '',
    anchor: '#sctn-generating-an-attestation-object',
    type: 'map',
    otherwise,
    members: new Map([...statementMembers(pen, item, otherwise), ['authData', authData]]),
  }),
};

/** Describes a node that is an attestation object (§6.5.4). */
export function describeAttestationObject(pen: Pen, node: Draft): void {
  pen.within(node, 'cbor_trailing', () => {
    const item = readCbor(pen, node.offset + node.head, endOf(node));
    fillCbor(pen, node, item, attestationObject);
    if (item.stopped) return null;
    demand(node, item);
    return item.end;
  });
}

/** Says what is missing of the three members. */
function demand(node: Draft, item: CborItem): void {
  if (item.type !== 'map') return;
  const missing = ['fmt', 'attStmt', 'authData'].filter((name) => !node.children.some((it) => it.name === name));
  if (missing.length > 0)
    node.problem ??= { code: otherwise, text: `the attestation object lacks ${missing.join(', ')}` };
}
