import type { CborLens } from '../cbor/describe.ts';
import { entryOf, textOf } from '../cbor/describe.ts';
import type { CborItem } from '../cbor/read.ts';
import type { Pen } from '../pen.ts';
import type { StatementRow } from './statement.ts';
import { statements } from './table.ts';

/** §8.9: a statement made of others, each with a format of its own. */
const compound: StatementRow = {
  meaning: 'Compound: several statements about the one credential.',
  anchor: '#sctn-compound-attestation',
  lens: {
    meaning: '',
    anchor: '#sctn-compound-attestation',
    type: 'array',
    otherwise: 'bad_attestation_object',
    each: {
      meaning: 'One of the statements.',
      resolve: (pen, item) => ({
        meaning: '',
        type: 'map',
        otherwise: 'bad_attestation_object',
        members: new Map(statementMembers(pen, item, 'bad_attestation')),
      }),
    },
  },
};

/** The members `fmt` and `attStmt` of an item, the second as the first one says. */
export function statementMembers(
  pen: Pen,
  item: CborItem,
  otherwise: 'bad_attestation_object' | 'bad_attestation',
): [string, CborLens][] {
  const format = formatOf(pen, item);
  const row = format === undefined ? undefined : rowOf(format);
  const fmt: CborLens = {
    meaning: row?.meaning ?? 'A format of statement that is not known here.',
    anchor: row?.anchor ?? '#sctn-attestation-formats',
    type: 'text',
    otherwise,
    inside: (_pen, node) => {
      const problem = { code: 'unknown_format', text: 'an attestation statement format that is not known' } as const;
      if (row === undefined) node.problem ??= problem;
    },
  };
  return [
    ['fmt', fmt],
    ['attStmt', { ...row?.lens, meaning: 'The attestation statement.' }],
  ];
}

function formatOf(pen: Pen, item: CborItem): string | undefined {
  const entry = item.type === 'map' ? entryOf(pen, item, 'fmt') : undefined;
  return entry?.type === 'text' ? textOf(pen, entry).text : undefined;
}

function rowOf(format: string): StatementRow | undefined {
  if (format === 'compound') return compound;
  return Object.hasOwn(statements, format) ? statements[format] : undefined;
}
