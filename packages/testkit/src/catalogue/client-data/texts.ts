import { concatBytes } from '../../encoding/bytes.ts';
import type { ClientDataRow } from './row.ts';

/** Lines 27 to 30. */
export const TEXTS: readonly ClientDataRow[] = [
  {
    line: 27,
    id: 'json-truncated',
    mutation: 'the last byte is missing',
    code: 'bad_json',
    step: 'json',
    change: (forge) => forge.clientDataBytes((bytes) => bytes.subarray(0, -1)).resign(),
  },
  {
    line: 27,
    id: 'json-trailing',
    mutation: 'a byte too many',
    code: 'bad_json',
    step: 'json',
    change: (forge) => forge.clientDataText((text) => `${text}}`).resign(),
  },
  {
    line: 27,
    id: 'json-empty',
    mutation: 'no bytes at all',
    code: 'bad_json',
    step: 'json',
    change: (forge) => forge.clientDataText(() => '').resign(),
  },
  {
    line: 27,
    id: 'json-array',
    mutation: 'in an array',
    code: 'bad_json',
    step: 'json',
    change: (forge) => forge.clientDataText((text) => `[${text}]`).resign(),
  },
  {
    line: 27,
    id: 'json-text',
    mutation: 'as text',
    code: 'bad_json',
    step: 'json',
    change: (forge) => forge.clientDataText((text) => JSON.stringify(text)).resign(),
  },
  {
    line: 28,
    id: 'utf8-invalid',
    mutation: 'a byte that is no UTF-8',
    code: 'bad_utf8',
    step: 'utf8',
    change: (forge) =>
      forge
        .clientData({ note: '?' })
        .clientDataBytes((bytes) => replaceByte(bytes, 0x3f, 0xff))
        .resign(),
  },
  {
    line: 28,
    id: 'utf8-surrogate',
    mutation: 'a surrogate in UTF-8',
    code: 'bad_utf8',
    step: 'utf8',
    change: (forge) => forge.clientDataBytes((bytes) => concatBytes(bytes, Uint8Array.of(0xed, 0xa0, 0x80))).resign(),
  },
  {
    line: 29,
    id: 'utf16-le',
    mutation: 'in UTF-16, little-endian, marked',
    code: 'bad_utf8',
    step: 'utf8',
    change: (forge) => forge.clientDataBytes((bytes) => spread(bytes, 2, 0, [0xff, 0xfe])).resign(),
  },
  {
    line: 29,
    id: 'utf16-be',
    mutation: 'in UTF-16, big-endian, marked',
    code: 'bad_utf8',
    step: 'utf8',
    change: (forge) => forge.clientDataBytes((bytes) => spread(bytes, 2, 1, [0xfe, 0xff])).resign(),
  },
  {
    line: 29,
    id: 'utf32-le',
    mutation: 'in UTF-32, little-endian, marked',
    code: 'bad_utf8',
    step: 'utf8',
    change: (forge) => forge.clientDataBytes((bytes) => spread(bytes, 4, 0, [0xff, 0xfe, 0, 0])).resign(),
  },
  {
    line: 29,
    id: 'utf16-unmarked',
    mutation: 'in UTF-16 without mark, which is UTF-8 with zeros',
    code: 'bad_utf8',
    step: 'utf8',
    change: (forge) => forge.clientDataBytes((bytes) => spread(bytes, 2, 0, [])).resign(),
  },
  ...['type', 'challenge', 'origin'].map(
    (member): ClientDataRow => ({
      line: 30,
      id: `duplicate-${member}`,
      mutation: `${member} twice`,
      code: 'duplicate_key',
      step: 'json',
      change: (forge) => forge.clientDataText((text) => `{${memberText(text, member)},${text.slice(1)}`).resign(),
    }),
  ),
  {
    line: 30,
    id: 'duplicate-escaped',
    mutation: 'type twice, once in escapes',
    code: 'duplicate_key',
    step: 'json',
    change: (forge) =>
      forge
        .clientDataText((text) => `{${memberText(text, 'type').replace('type', '\\u0074ype')},${text.slice(1)}`)
        .resign(),
  },
];

/** `"name":"value"` as it stands in the text. */
function memberText(text: string, member: string): string {
  return new RegExp(`"${member}":"[^"]*"`, 'u').exec(text)?.[0] ?? '';
}

function replaceByte(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return bytes.map((byte) => (byte === from ? to : byte));
}

/** ASCII bytes as units of `width` bytes, the letter at `at` in each, behind a byte order mark. */
function spread(bytes: Uint8Array, width: number, at: number, mark: readonly number[]): Uint8Array {
  const wide = new Uint8Array(bytes.length * width);
  bytes.forEach((byte, index) => {
    wide[index * width + at] = byte;
  });
  return concatBytes(Uint8Array.from(mark), wide);
}
