import type { DerElement } from '../der/element.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { NameAttribute, NameStringType } from './certificate.ts';

const stringTypes: ReadonlyMap<number, NameStringType> = new Map([
  [0x0c, 'utf8'],
  [0x13, 'printable'],
  [0x14, 'teletex'],
  [0x16, 'ia5'],
  [0x1c, 'universal'],
  [0x1e, 'bmp'],
]);

const utf8: TextDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of an attribute (X.520 DirectoryString and IA5String). A value of another type keeps no text.
 * @throws Refusal `code` where the octets are not text of their type
 */
export function readNameString(
  bytes: Uint8Array,
  element: DerElement,
  code: RefusalCode,
): Pick<NameAttribute, 'stringType' | 'text'> {
  const stringType = stringTypes.get(element.tag) ?? 'other';
  const content = bytes.subarray(element.contentStart, element.end);
  const text = decoders[stringType](content);
  return text === null ? refuse(code, 'text in a name that is not of its type') : { stringType, text };
}

/** Each answers null for octets that its type cannot have. */
const decoders: Readonly<Record<NameStringType, (content: Uint8Array) => string | null>> = {
  utf8: (content) => ascii(content) ?? unicode(content),
  printable: ascii,
  ia5: ascii,
  // T.61 in name; in certificates it holds Latin-1.
  teletex: (content) => String.fromCharCode(...content),
  bmp: (content) => wide(content, 2),
  universal: (content) => wide(content, 4),
  other: () => '',
};

/** Nearly all names are such; the platform's decoder costs several times as much to call. */
function ascii(content: Uint8Array): string | null {
  let text = '';
  for (const byte of content) {
    if (byte > 0x7f) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

function unicode(content: Uint8Array): string | null {
  try {
    return utf8.decode(content);
  } catch {
    return null;
  }
}

/** Big-endian code points of two or four octets each. */
function wide(content: Uint8Array, size: number): string | null {
  if (content.length % size !== 0) return null;
  let text = '';
  for (let at = 0; at < content.length; at += size) {
    const codePoint = content.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
    if (codePoint > 0x10ffff) return null;
    text += String.fromCodePoint(codePoint);
  }
  return text.isWellFormed() ? text : null;
}
