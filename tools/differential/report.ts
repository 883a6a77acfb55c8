import type { Disagreement, Tally } from './disagreement.ts';

/** Who refuses; `nobody` where both accept and read another value. */
const sides = [
  { title: 'the peer accepts and we refuse', is: (row: Disagreement<never>) => !row.ours.includes('accept') },
  {
    title: 'the peer refuses and we accept, or both accept and read another value',
    is: (row: Disagreement<never>) => row.ours.includes('accept'),
  },
] as const;

/** What is printed of a comparison: what the peer takes and we refuse, and apart from it what we take and the peer does not. */
export function report<Input>(tally: Tally, classes: readonly Disagreement<Input>[]): string {
  const { what, inputs, accepted, refused, unclassified, unclassifiedCount } = tally;
  const of = (row: Disagreement<Input>): number => tally.classes.get(row.words) ?? 0;
  const blocks = sides.flatMap(({ title, is }) => {
    const rows = classes.filter((row) => is(row) && of(row) > 0);
    const total = rows.reduce((sum, row) => sum + of(row), 0);
    return [
      `  ${title}: ${total}`,
      ...rows.map((row) => `    ${String(of(row)).padStart(8)}  ${row.words} (${row.section})`),
    ];
  });
  return [
    `${what}: ${inputs} inputs, ${accepted} accepted by both, ${refused} refused by both`,
    ...blocks,
    `  UNCLASSIFIED: ${unclassifiedCount}`,
    ...unclassified.map((text) => `    ${text}`),
  ].join('\n');
}
