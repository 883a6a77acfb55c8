import { readFileSync } from 'node:fs';
import { parseHex, toOklch, toRgb } from './oklch.ts';
import type { Oklch, Rgb } from './oklch.ts';

export type Scheme = 'light' | 'dark';

const file = readFileSync(new URL('../../tokens.css', import.meta.url), 'utf8');
/** The declarations of the first `:root`: later rules are for wishes (contrast, motion), not for a scheme. */
const root = file.slice(file.indexOf(':root'), file.indexOf('\n}'));
const declared = new Map([...root.matchAll(/--signet-([\w-]+):\s*([^;]+);/gu)].map((it) => [it[1], it[2]]));

/** A colour token as the browser would compute it. @param name without `--signet-`. @param brand hex, instead of the file's own */
export function colour(name: string, scheme: Scheme, brand?: string): Rgb {
  const value = name === 'brand' && brand !== undefined ? brand : declared.get(name);
  if (value === undefined) throw new TypeError(`No token ${name}`);
  return evaluate(value.trim(), scheme, brand);
}

export const colourNames: readonly string[] = [...declared].flatMap(([name, value]) =>
  name !== undefined && value !== undefined && /^(?:light-dark\((?:#|oklch)|#|oklch)/u.test(value) ? [name] : [],
);

function evaluate(value: string, scheme: Scheme, brand: string | undefined): Rgb {
  if (value.startsWith('#')) return parseHex(value);
  if (value.startsWith('light-dark(')) {
    const [light, dark] = splitArguments(value.slice('light-dark('.length, -1), ',');
    return evaluate((scheme === 'light' ? light : dark) ?? '', scheme, brand);
  }
  const relative = /^oklch\(from var\(--signet-([\w-]+)\) (.+)\)$/u.exec(value);
  if (relative?.[1] === undefined || relative[2] === undefined) throw new TypeError(`Not a colour: ${value}`);
  const from = toOklch(colour(relative[1], scheme, brand));
  const [l, c, h] = splitArguments(relative[2], ' ').map((it) => channel(it, from)) as [number, number, number];
  return toRgb({ l, c, h });
}

/** `l`, a number, or min, clamp or calc of them. */
function channel(text: string, from: Oklch): number {
  if (text === 'l' || text === 'c' || text === 'h') return from[text];
  const call = /^(min|clamp)\((.+)\)$/u.exec(text);
  if (call?.[2] !== undefined) {
    const values = splitArguments(call[2], ',').map((it) => channel(it, from));
    if (call[1] === 'min') return Math.min(...values);
    const [low = 0, at = 0, high = 0] = values;
    return Math.max(low, Math.min(at, high));
  }
  const sum = /^calc\(([lch]) ([-+*]) ([\d.]+)\)$/u.exec(text);
  if (sum === null) {
    const number = Number(text);
    if (Number.isNaN(number)) throw new TypeError(`Not a channel: ${text}`);
    return number;
  }
  const [left, right] = [channel(sum[1] ?? '', from), Number(sum[3])];
  return sum[2] === '*' ? left * right : sum[2] === '+' ? left + right : left - right;
}

/** Splits where no bracket is open. */
function splitArguments(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((it) => it.trim()).filter((it) => it !== '');
}
