/** Puts values into `{placeholders}`; a placeholder without a value stays, so that a gap is seen. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (gap, name: string) => values[name] ?? gap);
}
