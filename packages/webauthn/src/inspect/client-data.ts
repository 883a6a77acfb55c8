import { decodeBase64url } from '../bytes/base64url.ts';
import { decodeUtf8 } from '../bytes/utf8.ts';
import { parseClientData } from '../client-data/parse.ts';
import { Refusal } from '../refusals/refusal.ts';
import type { JsonLens } from './json/describe.ts';
import { describeJson, wantText } from './json/describe.ts';
import type { JsonItem } from './json/read.ts';
import type { InspectedNote } from './node.ts';
import type { Describe, Draft, Pen } from './pen.ts';
import { countBytes, problemOf } from './pen.ts';

const types: Readonly<Record<string, string>> = {
  registration: 'webauthn.create',
  authentication: 'webauthn.get',
};

/** Describes a node that is client data (§5.8.1). @param ceremony null where it is not known */
export function describeClientData(ceremony: 'registration' | 'authentication' | null): Describe {
  return (pen, node) => {
    const mark = pen.slice(node.offset, node.offset + 3);
    if (mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf) node.head = 3;
    const marked = node.head;
    const item = describeJson(pen, node, clientData(ceremony));
    if (marked > 0) note(node, 'Begins with a byte order mark, which is part of what is hashed.');
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
  try {
    const { length } = decodeBase64url(text, 'challenge_mismatch');
    note(node, `${countBytes(length)}.`);
    if (length < 16) note(node, 'Fewer than 16 bytes: too few to be unguessable (§13.4.3).', 'warning');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    node.problem = problemOf(error);
  }
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

/** What the verifier's own parsers say of the whole, and what has to be there. */
function judge(pen: Pen, node: Draft, item: JsonItem): void {
  const names = new Map(item.members.map((it) => [it.name, it.item]));
  try {
    parseClientData(decodeUtf8(pen.bytes));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isTold = node.children.some((it) => it.problem !== undefined && it.problem.code === error.code);
    if (!isTold) node.problem ??= problemOf(error);
    return;
  }
  for (const name of ['type', 'challenge', 'origin']) {
    if (!names.has(name))
      node.problem ??= { code: name === 'type' ? 'wrong_type' : 'bad_client_data', text: `${name} is missing` };
  }
  if (names.has('topOrigin') && names.get('crossOrigin')?.value !== true) {
    node.problem ??= { code: 'top_origin', text: 'topOrigin without crossOrigin' };
  }
}
