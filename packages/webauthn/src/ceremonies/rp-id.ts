export function isValidRpId(text: string): boolean {
  throw new Error(`unwritten ${text}`);
}
