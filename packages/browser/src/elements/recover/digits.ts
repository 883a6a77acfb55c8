/** The digits of a one-time code as people type it, or null. @param length how many there have to be */
export function readDigits(typed: string | undefined, length: number): string | null {
  const digits = (typed ?? '').replaceAll(/[\s-]/gu, '');
  return digits.length === length && /^\d+$/u.test(digits) ? digits : null;
}
