import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { kinds } from './kinds/table.ts';
import { text } from './members.ts';
import type { Question, Settings } from './question.ts';

export interface CaseFile {
  /** Path below the folder. */
  readonly name: string;
  readonly questions: readonly Question[];
  /** Elements beside the cases that are of no known kind, by name. */
  readonly unknown: readonly string[];
}

/** Every case file of a folder and those below it, and what the other files are called. */
export function readFolder(folder: string, settings: Settings): { files: CaseFile[]; passedOver: string[] } {
  const files: CaseFile[] = [];
  const passedOver: string[] = [];
  const broken: string[] = [];
  for (const path of filesBelow(folder)) {
    const name = relative(folder, path).replaceAll('\\', '/');
    const value = name.endsWith('.json') ? jsonOf(readFileSync(path, 'utf8')) : null;
    const file = value === undefined ? null : readCases(name, elementsOf(value), settings);
    if (value === undefined) broken.push(`${name} (it is not JSON)`);
    else if (file === null) passedOver.push(name);
    else files.push(file);
  }
  return { files, passedOver: [...broken, ...gathered(passedOver)] };
}

/** Files of the folder itself by name; of those below it, how many. */
function gathered(names: readonly string[]): string[] {
  const byFolder = Map.groupBy(names, (name) => dirname(name));
  return [...byFolder].flatMap(([folder, inIt]) => (folder === '.' ? inIt : [`${inIt.length} of ${folder}/`]));
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const depth = (path: string): number => path.split(/[\\/]/u).length;
  return files.toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

/** The cases of a file; null where it has none. */
function readCases(name: string, elements: readonly unknown[], settings: Settings): CaseFile | null {
  const read = elements.map((element, place) => ({
    id: text(element, 'id') ?? `element ${place}`,
    questions: questionsOf(element, settings),
  }));
  if (read.every(({ questions }) => questions === null)) return null;
  // Among ceremonies, one that lacks what every case has is broken; other files hold things of many kinds.
  const ofCeremonies = read.some(({ questions }) => questions?.[0]?.ceremony !== undefined);
  return {
    name,
    questions: read.flatMap(({ id, questions }) => questions ?? (ofCeremonies ? [brokenCase(id)] : [])),
    unknown: ofCeremonies ? [] : read.filter(({ questions }) => questions === null).map(({ id }) => id),
  };
}

/** What a text says, with a byte order mark or without; undefined where it is not JSON. */
function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

/** The elements of an array, which may be the member `cases` of an object, or else the one value that there is. */
function elementsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const cases: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'cases') : undefined;
  return Array.isArray(cases) ? cases : [value];
}

function questionsOf(element: unknown, settings: Settings): readonly Question[] | null {
  if (typeof element !== 'object' || element === null) return null;
  for (const kind of kinds) {
    const questions = kind.read(element, settings);
    if (questions !== null) return questions;
  }
  return null;
}

function brokenCase(id: string): Question {
  const got = 'not a case: id, kind, expect or response is missing';
  return { id, kind: 'broken', expect: 'accept', judge: () => ({ got }) };
}
