/** What databases and JSON make of the types of the two tables. Each reader answers null for what is none. */

/** Bytes as base64, base64url, `\x` and hexadecimal, an array of numbers, a Buffer of Node's, or an object with indexes. */
export function bytesIn(value: unknown): Uint8Array | null {
  if (typeof value === 'string') return bytesInText(value);
  if (Array.isArray(value)) return bytesInNumbers(value);
  if (typeof value !== 'object' || value === null) return null;
  const { type, data } = value as { type?: unknown; data?: unknown };
  if (type === 'Buffer' && Array.isArray(data)) return bytesInNumbers(data);
  const members = Object.entries(value);
  return members.every(([name], at) => name === String(at)) ? bytesInNumbers(members.map(([, it]) => it)) : null;
}

function bytesInText(text: string): Uint8Array | null {
  if (/^\\x(?:[\da-f]{2})+$/iu.test(text)) return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
  if (!/^[\w+/-]+={0,2}$/u.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  const plain = text.replace(/=+$/u, '').replaceAll('+', '-').replaceAll('/', '_');
  return bytes.toString('base64url') === plain ? new Uint8Array(bytes) : null;
}

function bytesInNumbers(numbers: readonly unknown[]): Uint8Array | null {
  const are = numbers.every((it): it is number => Number.isInteger(it) && Number(it) >= 0 && Number(it) <= 255);
  return are && numbers.length > 0 ? Uint8Array.from(numbers) : null;
}

/** Milliseconds since 1970; numbers below the year 1973 in milliseconds are seconds. */
export function timeIn(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) {
    return Math.trunc(value < 100_000_000_000 ? value * 1000 : value);
  }
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? time : null;
}

export function booleanIn(value: unknown): boolean | null {
  if (value === true || value === 1 || value === 't' || value === 'true') return true;
  if (value === false || value === 0 || value === 'f' || value === 'false') return false;
  return null;
}

/** BIGINT columns come as texts. */
export function countIn(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,10}$/u.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** A list, or the same as comma-separated text or as JSON. */
export function textsIn(value: unknown): string[] | null {
  if (value === undefined || value === '') return [];
  if (typeof value === 'string')
    return value
      .replaceAll(/[[\]{}"\s]/gu, '')
      .split(',')
      .filter(Boolean);
  return Array.isArray(value) && value.every((it) => typeof it === 'string') ? value : null;
}

export function keyIn(value: unknown): string | null {
  if (typeof value === 'object' && value !== null && 'id' in value) return keyIn(value.id);
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}
