export function toJson(value: unknown): string {
  return JSON.stringify(value);
}

/** What toJson wrote. */
export function listOf(text: string): readonly string[] {
  return JSON.parse(text) as string[];
}
