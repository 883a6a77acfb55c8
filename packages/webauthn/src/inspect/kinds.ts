import { describeCbor } from './cbor/describe.ts';
import type { Content } from './contain.ts';
import { content, contentsOf } from './contents.ts';
import { describeCredential } from './credential.ts';
import { describeJson } from './json/describe.ts';
import type { PartKind } from './node.ts';
import type { Draft, Pen } from './pen.ts';
import { detail } from './pen.ts';
import { hex } from './words.ts';

const parts = contentsOf(null);

/** The table of what a byte string can be described as. */
const rows: readonly Content[] = [
  content(
    'registration',
    'registration',
    'Registration: the answer to navigator.credentials.create().',
    describeCredential('registration'),
  ),
  content(
    'authentication',
    'authentication',
    'Sign-in: the answer to navigator.credentials.get().',
    describeCredential('authentication'),
  ),
  ...Object.values(parts),
  content('certificate', 'certificate', 'X.509 certificate.', detail('certificate')),
  content('json', 'JSON', 'JSON that is no response of WebAuthn.', (pen, node) => {
    describeJson(pen, node, { meaning: '' });
  }),
  content('cbor', 'CBOR', 'CBOR of an unknown structure.', (pen, node) => describeCbor(pen, node, { meaning: '' })),
  content('der', 'DER', 'DER of an unknown structure.', detail('der')),
];

const unknown = content('bytes', 'bytes', 'Bytes of an unknown structure.', describeUnknown);

/** The row of a kind; of one that is not known, that of bytes. */
export function contentOf(kind: PartKind): Content {
  return rows.find((row) => row.kind === kind) ?? unknown;
}

function describeUnknown(pen: Pen, node: Draft): void {
  node.value = hex(pen.bytes);
  node.problem = { code: 'not_recognised', text: 'neither a response of WebAuthn nor a part of one that is known' };
}
