import type { DerTree } from '../hostile/der-tree.ts';
import { wholeDerTree, writeDerTree } from '../hostile/der-tree.ts';

/** Whether bytes are something else than one element with definite lengths and tags in their shortest form, throughout. */
export function hasLengthFault(bytes: Uint8Array): boolean {
  const tree = wholeDerTree(bytes);
  return tree === null || !Buffer.from(writeDerTree(tree)).equals(bytes) || elementsOf(tree).some(hasFaultyHead);
}

/** A tag number below 31 written in more than one octet (X.690 §8.1.2.2), or a constructed element whose parts do not fit it. */
function hasFaultyHead({ tag, children }: DerTree): boolean {
  const [first = 0, second = 0] = tag;
  const isLongTag = tag.length > 1 && (second === 0x80 || (tag.length === 2 && second < 31));
  return isLongTag || ((first & 0x20) !== 0 && children === null);
}

/** Every element of a tree, itself first. */
export function elementsOf(tree: DerTree | null): readonly DerTree[] {
  return tree === null ? [] : [tree, ...(tree.children ?? []).flatMap(elementsOf)];
}

/** Whether the content of a primitive is not in the one form that DER has for it (X.690 §8, §10, §11). */
export function hasPrimitiveFault(bytes: Uint8Array): boolean {
  return elementsOf(wholeDerTree(bytes)).some((element) => faultOf[element.tag[0] ?? 0]?.(element) ?? false);
}

const faultOf: Readonly<Record<number, (element: DerTree) => boolean>> = {
  0x01: ({ content }) => content.length !== 1 || ![0x00, 0xff].includes(content[0] ?? 1),
  0x02: ({ content }) => isLongInteger(content),
  0x03: ({ content, children }) => children === null && (content.length === 0 || content[0] !== 0),
  0x05: ({ content }) => content.length > 0,
  0x06: ({ content }) => isNoOid(content),
  0x0a: ({ content }) => isLongInteger(content),
  0x17: ({ content }) => !isTime(content, /^\d{12}Z$/u),
  0x18: ({ content }) => !isTime(content, /^\d{14}Z$/u),
};

function isLongInteger(content: Uint8Array): boolean {
  const [first, second] = content;
  if (first === undefined) return true;
  return second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second > 0x7f));
}

function isNoOid(content: Uint8Array): boolean {
  if (content.length === 0 || content.length > 64 || (content.at(-1) ?? 0) > 0x7f) return true;
  return content.some((byte, at) => byte === 0x80 && (at === 0 || (content[at - 1] ?? 0) < 0x80));
}

function isTime(content: Uint8Array, form: RegExp): boolean {
  const text = Buffer.from(content).toString('latin1');
  if (!form.test(text)) return false;
  const [month, day, hour, minute, second] = (text.slice(-11, -1).match(/../gu) ?? []).map(Number);
  const year = content.length === 13 ? (text < '5' ? 20 : 19) + text.slice(0, 2) : text.slice(0, 4);
  const date = new Date(`${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === day;
}

function pad(value: number | undefined): string {
  return String(value ?? 99).padStart(2, '0');
}

/** Whether an element is text of a type that does not have such text (X.690 §8.23, RFC 5280 appendix A). */
export function isOtherText({ tag, content, children }: DerTree): boolean {
  if (children !== null) return false;
  const text = Buffer.from(content).toString('latin1');
  switch (tag[0]) {
    case 0x0c:
      return !Buffer.from(Buffer.from(content).toString('utf8')).equals(content);
    case 0x13:
      return !/^[A-Za-z0-9 '()+,\-./:=?@&*_]*$/u.test(text);
    case 0x16:
      return /[^\0-\x7f]/u.test(text);
    case 0x1e:
      return content.length % 2 !== 0;
    default:
      return false;
  }
}
