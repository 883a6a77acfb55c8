import { decodeUtf8 } from '../bytes/utf8.ts';
import { Refusal } from '../refusals/refusal.ts';
import { decodeLoosely } from './input/base64.ts';
import type { JsonLens } from './json/describe.ts';
import { describeJson, wantText } from './json/describe.ts';
import type { JsonItem } from './json/read.ts';
import type { InspectedNote } from './node.ts';
import type { Ceremony, Describe, Draft, Pen } from './pen.ts';
import { countBytes, hasProblem, problemOf } from './pen.ts';

const types: Readonly<Record<string, string>> = {
  registration: 'webauthn.create',
  authentication: 'webauthn.get',
};

/** Describes a node that is client data (§5.8.1). @param ceremony null where it is not known */
export function describeClientData(ceremony: Ceremony | null): Describe {
  return (pen, node) => {
    const item = describeJson(pen, node, clientData(ceremony));
    if (pen.bytes[0] === 0xef) note(node, 'Begins with a byte order mark, which is part of what is hashed.');
    if (item !== undefined) judge(pen, node, item);
  };
}

function clientData(ceremony: string | null): JsonLens {
  return {
    meaning: '',
    anchor: '#dictionary-client-data',
    members: {
      type: {
        ...member('type', 'The kind of ceremony.'),
        look: wantText('wrong_type', (_pen, node, text) => checkType(node, text, ceremony)),
      },
      challenge: {
        ...member('challenge', 'The challenge of the relying party, as base64url.'),
        look: wantText('bad_client_data', checkChallenge),
      },
      origin: {
        ...member('origin', 'Where the ceremony ran, as the browser saw it.'),
        look: wantText('bad_client_data', (_pen, node, text) => noteOrigin(node, text)),
      },
      topOrigin: {
        ...member('toporigin', 'The page around the frame that the ceremony ran in.'),
        look: wantText('bad_client_data', () => undefined),
      },
      crossOrigin: { ...member('crossorigin', 'Whether it ran in a frame of another origin.'), look: checkCrossOrigin },
      tokenBinding: { ...member('tokenbinding', 'Reserved since Token Binding was given up; to be ignored.') },
      androidPackageName: { meaning: 'The Android app that asked; not of the specification.' },
      other_keys_can_be_added_here: {
        meaning: 'Chrome adds this now and then, so that nobody compares client data with a template.',
      },
      payment: {
        meaning: 'What was paid, where the ceremony confirmed a payment.',
        anchor: 'Secure Payment Confirmation',
      },
    },
  };
}

function member(name: string, meaning: string): JsonLens {
  return { meaning, anchor: `#dom-collectedclientdata-${name}` };
}

function checkType(node: Draft, text: string, ceremony: string | null): void {
  const expected = ceremony === null ? Object.values(types) : [types[ceremony]];
  if (expected.includes(text)) return;
  node.problem = { code: 'wrong_type', text: `type is not ${expected.join(' or ')}` };
  if (text === 'payment.get') note(node, 'A payment (Secure Payment Confirmation), not a sign-in.');
}

function checkChallenge(_pen: Pen, node: Draft, text: string): void {
  const decoded = decodeLoosely(text);
  if (!decoded?.canonical) node.problem = { code: 'challenge_mismatch', text: 'not canonical base64url text' };
  if (decoded === null) return;
  const { length } = decoded.bytes;
  note(node, `${countBytes(length)}.`);
  if (length < 16) note(node, 'Fewer than 16 bytes: too few to be unguessable (§13.4.3).', 'warning');
}

function noteOrigin(node: Draft, origin: string): void {
  if (origin.startsWith('android:apk-key-hash:')) {
    note(node, 'An Android app, named by the hash of the certificate that signed it.');
  } else if (/^http:\/\/localhost(?::\d+)?$/u.test(origin)) {
    note(node, 'localhost, which browsers treat as secure: for development.');
  } else if (!origin.startsWith('https://')) {
    note(node, 'Not an https origin: only apps and localhost have one.', 'warning');
  }
}

function checkCrossOrigin(_pen: Pen, node: Draft, { value }: JsonItem): void {
  if (typeof value !== 'boolean') node.problem = { code: 'bad_client_data', text: 'crossOrigin is not a boolean' };
  if (value === true) note(node, 'In a frame: refused, unless the relying party lets itself be framed.', 'warning');
}

function note(node: Draft, text: string, level: InspectedNote['level'] = 'note'): void {
  node.notes.push({ level, text });
}

/** Whether it is text at all, and what has to be there. */
function judge(pen: Pen, node: Draft, item: JsonItem): void {
  try {
    decodeUtf8(pen.bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What is no UTF-8 is no JSON either, and the first is the reason.
    node.problem = problemOf(error);
  }
  if (item.type !== 'object') node.problem ??= { code: 'bad_json', text: 'client data is not a JSON object' };
  if (hasProblem(node)) return;
  const members = new Map(item.members.map((it) => [it.name, it.item?.value]));
  const missing = ['type', 'challenge', 'origin'].find((name) => !members.has(name));
  if (missing !== undefined) {
    node.problem = { code: missing === 'type' ? 'wrong_type' : 'bad_client_data', text: `${missing} is missing` };
  } else if (members.has('topOrigin') && members.get('crossOrigin') !== true) {
    node.problem = { code: 'top_origin', text: 'topOrigin without crossOrigin' };
  }
}
