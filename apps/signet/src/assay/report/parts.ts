/** The parts of the known-bad catalogue, by the lines they begin with. */
const parts: readonly (readonly [from: number, name: string])[] = [
  [1, 'registration: envelope and client data'],
  [31, 'registration: attestation object and authenticator data'],
  [59, 'registration: public key'],
  [74, 'registration: statements and trust'],
  [114, 'authentication'],
];

const lessons = 'lessons of the field';

/** The names of all parts, in order. */
export const partNames: readonly string[] = [...parts.map(([, name]) => name), lessons];

/** The part that a line stands in; null: it is one of the lessons below the catalogue. */
export function partOf(line: number | null): string {
  if (line === null) return lessons;
  return parts.findLast(([from]) => from <= line)?.[1] ?? lessons;
}
