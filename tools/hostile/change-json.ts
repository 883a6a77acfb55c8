import { damageBytes } from './bytes.ts';
import type { Random } from './random.ts';

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e300,
  '',
  'AA',
  'AA==',
  'A',
  'public-key',
  '\u{1f511}',
  [],
  {},
  [[]],
  { __proto__: null },
];

/** JSON text with a member changed, taken away, doubled, renamed or written in another way; else damaged bytes. */
export function changeJsonBytes(random: Random, bytes: Uint8Array): Uint8Array {
  const text = random.once(6) ? null : new TextDecoder().decode(bytes);
  const value = text === null ? undefined : parsed(text);
  if (text === null || value === undefined) return damageBytes(random, bytes);
  return Buffer.from(changedText(random, text, value));
}

/** A copy of a JSON value in which one member, at any depth, is another value or gone. */
export function changeJson(random: Random, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && !random.once(4)) {
    const at = random.below(value.length);
    return value.map((item: unknown, index) => (index === at ? changeJson(random, item) : item));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || random.once(12))
    return otherValue(random, value);
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length === 0) return { [random.pick(['a', 'constructor', 'credProps', 'appid'])]: random.pick(values) };
  const at = random.below(entries.length);
  if (random.once(6)) return Object.fromEntries(entries.toSpliced(at, 1));
  if (random.once(10))
    return Object.fromEntries([...entries, [random.pick(['extra', 'appid', 'credProps']), random.pick(values)]]);
  return Object.fromEntries(entries.map(([key, item], index) => [key, index === at ? changeJson(random, item) : item]));
}

function otherValue(random: Random, value: unknown): unknown {
  if (typeof value !== 'string' || random.once(2)) return random.pick(values);
  return random.once(2)
    ? Buffer.from(damageBytes(random, Buffer.from(value))).toString('latin1')
    : `${value}${random.pick(['=', '.', ' ', 'A', '/'])}`;
}

function changedText(random: Random, text: string, value: object): string {
  switch (random.below(8)) {
    case 0:
      return `\ufeff${text}`;
    case 1:
      return `${random.pick([' ', '\n', '\t', '\u00a0'])}${text}${random.pick(['', ' ', '\r\n', '}', 'x', '\0'])}`;
    case 2:
      return text.replace(/"(\w+)":/u, '"$1" : null, "$1" :');
    case 3:
      return JSON.stringify(value, null, 1);
    case 4:
      return text.replace(/\w(?=[^"]*")/u, (letter) => `\\u00${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
    case 5:
      return JSON.stringify({
        ...value,
        ...random.pick<object>([
          { crossOrigin: true },
          { topOrigin: 'https://top.example' },
          { tokenBinding: { status: 'x' } },
          { other: [[{}]] },
        ]),
      });
    default:
      return JSON.stringify(changeJson(random, value)) ?? '';
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
