/** One deletion: the text of a file without one of its guards. */
export interface Mutant {
  /** Path below the package's src. */
  readonly file: string;
  readonly line: number;
  /** What was deleted, on one line. */
  readonly deleted: string;
  /** The whole file, changed. */
  readonly text: string;
}

/** Files that hold a ceremony's table: each of their rows is a guard, too. */
const tables = /^ceremonies[\\/](?:registration|authentication)\.ts$/u;

/** Every mutant of a file: each `refuse(…)` and, in the tables of the ceremonies, each row. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const refusals = callsOf(text, /(?<![\w.])refuse\(/gu).map((at) => mutantAt(file, text, at, '(undefined as never)'));
  if (!tables.test(file)) return refusals;
  const rows = callsOf(text, /^ {2}(?:step|elsewhere)\(/gmu).map(({ start, end }) => {
    const comma = text[end] === ',' ? 1 : 0;
    return mutantAt(file, text, { start, end: end + comma }, '');
  });
  return [...rows, ...refusals];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function mutantAt(file: string, text: string, { start, end }: Range, instead: string): Mutant {
  return {
    file,
    line: text.slice(0, start).split('\n').length,
    deleted: text.slice(start, end).replaceAll(/\s+/gu, ' ').trim(),
    text: text.slice(0, start) + instead + text.slice(end),
  };
}

/** Where calls begin and end. The pattern ends with the opening bracket. */
function callsOf(text: string, pattern: RegExp): readonly Range[] {
  const code = withoutComments(text);
  return [...code.matchAll(pattern)]
    .filter(({ index }) => !/function\s*$/u.test(code.slice(0, index)))
    .map((match) => ({ start: match.index, end: closing(code, match.index + match[0].length) }));
}

/** The offset after the bracket that closes what is open at an offset. */
function closing(code: string, from: number): number {
  let depth = 1;
  for (let at = from; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if (character === "'" || character === '"' || character === '`') at = endOfString(code, at);
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new Error('a call without its end');
}

function endOfString(code: string, start: number): number {
  for (let at = start + 1; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === code[start]) return at;
  }
  throw new Error('a string without its end');
}

/** Comments become blanks, so that offsets stay. */
function withoutComments(text: string): string {
  const blank = (comment: string): string => comment.replaceAll(/[^\n]/gu, ' ');
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, blank).replaceAll(/(?<=^|[\s;{}])\/\/.*$/gmu, blank);
}
