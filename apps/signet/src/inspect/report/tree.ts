import type { InspectedNode, InspectedPart } from '@signet/webauthn/inspect';
import type { Paint, Role } from './paint.ts';
import { wrap } from './wrap.ts';

/** A part and the path of names that leads to it. */
interface Section {
  readonly path: string;
  readonly part: InspectedPart;
}

interface Lines {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
  readonly told: string[];
  /** Parts found on the way, to be shown after this one: they have offsets of their own. */
  readonly inside: Section[];
}

const rangeWidth = 11;
const hexBytes = 8;

/** The tree of a part, and after it those of the parts that its text writes down, each with its offsets. */
export function reportPart(part: InspectedPart, paint: Paint, width: number): string[] {
  const told: string[] = [];
  const sections: Section[] = [{ path: part.root.name, part }];
  for (let section = sections.shift(); section !== undefined; section = sections.shift()) {
    const { bytes, root } = section.part;
    const size = `${bytes.length} byte${bytes.length === 1 ? '' : 's'}`;
    told.push('', `${paint('heading', section.path)}${paint('aside', `, ${size}. ${root.meaning}`)}`);
    const lines: Lines = { paint, width, told, inside: [] };
    reportNode({ ...root, meaning: '' }, section, lines, '', '');
    sections.unshift(...lines.inside);
  }
  return told;
}

function reportNode(node: InspectedNode, section: Section, lines: Lines, first: string, rest: string): void {
  const { paint, told } = lines;
  const inline = node.contains?.kind === 'bytes' ? node.contains.root.value : null;
  if (node.contains !== undefined && inline === null) {
    lines.inside.push({ path: `${section.path} › ${node.name}`, part: node.contains });
  }
  const margin = marginOf(node, section.part);
  const value = inline ?? node.value;
  const plain = `${margin}${first}${node.name}${value === '' ? '' : `: ${value}`}`;
  const name = paint(node.problem === undefined ? 'name' : 'bad', node.name);
  const line = `${paint('aside', margin)}${first}${name}${value === '' ? '' : `: ${paint('value', value)}`}`;
  const isShort = node.meaning !== '' && plain.length + 2 + node.meaning.length <= lines.width;
  told.push(isShort ? `${line}  ${paint('aside', node.meaning)}` : line);
  const below = `${' '.repeat(margin.length)}${rest}${node.children.length > 0 ? '│ ' : '  '}`;
  for (const [role, text] of asidesOf(node, isShort)) {
    for (const line of wrap(text, lines.width - below.length)) told.push(`${below}${paint(role, line)}`);
  }
  for (const [index, child] of node.children.entries()) {
    const isLast = index === node.children.length - 1;
    reportNode(child, section, lines, `${rest}${isLast ? '└ ' : '├ '}`, `${rest}${isLast ? '  ' : '│ '}`);
  }
}

/** What stands under a node: its meaning where that has no place beside it, notes, and its problem. */
function asidesOf(node: InspectedNode, isMeaningTold: boolean): (readonly [Role, string])[] {
  const asides: (readonly [Role, string])[] = [];
  if (node.meaning !== '' && !isMeaningTold) asides.push(['aside', node.meaning]);
  for (const { level, text } of node.notes) {
    asides.push(level === 'warning' ? ['warning', `! ${text}`] : ['aside', text]);
  }
  if (node.problem !== undefined) asides.push(['bad', `✗ ${node.problem.code}: ${node.problem.text}`]);
  return asides;
}

/** First and last byte, and the first bytes in hexadecimal where they are no text. */
function marginOf({ offset, length }: InspectedNode, { kind, bytes }: InspectedPart): string {
  const range = length > 1 ? `${offset}–${offset + length - 1}` : `${offset}`;
  const padded = (length === 0 ? '' : range).padEnd(rangeWidth);
  if (['registration', 'authentication', 'client-data', 'json'].includes(kind)) return padded;
  const digits = Array.from(bytes.subarray(offset, offset + Math.min(length, hexBytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return `${padded}${digits.join(' ')}${length > hexBytes ? '…' : ''}`.padEnd(rangeWidth + hexBytes * 3 + 2);
}
