import type { Reading } from './reading.ts';

/** Whether an object of JSON text names a member twice: more names are written than arrive. */
export function hasDuplicateMember({ clientDataText }: Reading): boolean {
  let members = 0;
  try {
    JSON.parse(clientDataText, function (this: unknown, key: string, value: unknown) {
      if (!Array.isArray(this) && key !== '') members += 1;
      return value;
    });
  } catch {
    return false;
  }
  const written = clientDataText.match(/"(?:[^"\\]|\\.)*"(?=\s*:)|"(?:[^"\\]|\\.)*"/gu) ?? [];
  const names = written.filter((_text, index) => isName(clientDataText, written, index));
  return names.length > members;
}

/** Whether the strings of a JSON text up to one of them end where a colon follows. */
function isName(text: string, strings: readonly string[], index: number): boolean {
  let at = 0;
  for (const one of strings.slice(0, index + 1)) at = text.indexOf(one, at) + one.length;
  return /^\s*:/u.test(text.slice(at));
}

/** Whether the bytes are something else than UTF-8. */
export function isNoUtf8({ clientDataBytes }: Reading): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(clientDataBytes);
    return false;
  } catch {
    return true;
  }
}

/** Whether JSON.parse takes what lies beyond our caps: depth, size, lone surrogates, numbers beyond a double. */
export function isBeyondCaps({ clientDataText }: Reading): boolean {
  let isBeyond = clientDataText.length > 65_536 || /\ufeff[\s\S]*\ufeff/u.test(clientDataText);
  const depth = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Object.values(value).reduce<number>((deepest, one) => Math.max(deepest, depth(one)), 0)
      : 0;
  try {
    const value: unknown = JSON.parse(clientDataText, (key, one: unknown) => {
      if (typeof one === 'number' && !Number.isFinite(one)) isBeyond = true;
      if (!key.isWellFormed() || (typeof one === 'string' && !one.isWellFormed())) isBeyond = true;
      return one;
    });
    return isBeyond || depth(value) > 16;
  } catch {
    return isBeyond;
  }
}
