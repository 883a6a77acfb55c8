/**
 * A time at which certificates are valid: the one wanted where it is, else the middle of their validity.
 * @param from ISO 8601; without one, or without `until`, it is the time wanted
 * @param wanted milliseconds since 1970
 */
export function within(from: string | undefined, until: string | undefined, wanted: number): number {
  const [first, last] = [Date.parse(from ?? ''), Date.parse(until ?? '')];
  const isOutside = Number.isFinite(first) && Number.isFinite(last) && (wanted < first || wanted > last);
  return isOutside ? (first + last) / 2 : wanted;
}
