import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ceremonyClasses } from '../differential/ceremony-classes.ts';
import { certificateClasses } from '../differential/certificate-classes.ts';
import type { Disagreement } from '../differential/disagreement.ts';
import { count, newTally } from '../differential/disagreement.ts';
import { report } from '../differential/report.ts';
import { runDifferential } from '../differential/run.ts';

const seed = 20_261_121;

describe('npm run differential', () => {
  it('a few thousand inputs: every disagreement with a peer belongs to a class', async () => {
    process.stdout.write(`# differential: seed ${seed}\n`);
    const { text, unclassified } = await runDifferential(seed, { inputs: 1200 });
    assert.equal(unclassified, 0, text);
    // It got somewhere: inputs that both accept and that both refuse, in all four comparisons.
    const counted = [...text.matchAll(/inputs, (\d+) accepted by both, (\d+) refused by both/gu)];
    assert.equal(counted.length, 4);
    for (const [, accepted, refused] of counted) assert.ok(Number(accepted) > 200 && Number(refused) > 200, text);
  });

  it('every class cites the specification and has its own words', () => {
    const classes: readonly Pick<Disagreement<never>, 'words' | 'section'>[] = [
      ...ceremonyClasses,
      ...certificateClasses,
    ];
    for (const { words, section } of classes) assert.match(section, /§\d/u, words);
    assert.equal(new Set(classes.map(({ words }) => words)).size, classes.length);
  });

  it('tells disagreements apart by both verdicts and the input, and names those that no class has', () => {
    const classes: readonly Disagreement<number>[] = [
      { words: 'odd', section: '§1', ours: ['bad_shape'], peer: /^accept$/u, holds: (input) => input % 2 === 1 },
      { words: 'large', section: '§2', ours: ['accept'], peer: /too large/u, holds: (input) => input > 9 },
    ];
    const tally = newTally('numbers');
    const judge = (input: number, ours: string, peer: string, sameValue = true): void =>
      count(tally, classes, { input, ours, peer, sameValue }, String);
    judge(0, 'accept', 'accept');
    judge(0, 'bad_shape', 'no');
    judge(1, 'bad_shape', 'accept');
    judge(10, 'accept', 'too large');
    judge(2, 'bad_shape', 'accept');
    judge(1, 'bad_json', 'accept');
    judge(1, 'accept', 'too large');
    judge(3, 'accept', 'accept', false);
    assert.deepEqual([tally.accepted, tally.refused, tally.unclassifiedCount], [1, 1, 4]);
    assert.deepEqual(
      [...tally.classes],
      [
        ['odd', 1],
        ['large', 1],
      ],
    );
    const text = report(tally, classes);
    assert.match(text, /the peer accepts and we refuse: 1\n {11}1 {2}odd \(§1\)/u);
    assert.match(text, /UNCLASSIFIED: 4\n {4}ours bad_shape, peer accept: 2\n/u);
    assert.match(text, /ours accept, peer accept, another value: 3/u);
  });
});
