import type { MadeCase } from '../hostile/authenticator-cases.ts';
import { authenticatorCases } from '../hostile/authenticator-cases.ts';
import { changeMade, changeRecorded } from '../hostile/change-ceremony.ts';
import type { Random } from '../hostile/random.ts';
import { recordedCases } from '../hostile/recorded.ts';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { peerVerdictOf } from '../vectors/peer.ts';
import { verdictOf } from '../hostile/verdict.ts';
import { ceremonyClasses } from './ceremony-classes.ts';
import type { Comparison } from './comparison.ts';
import { count, newTally } from './disagreement.ts';
import { Reading } from './reading.ts';

/**
 * Verdicts on registrations and assertions against those of @simplewebauthn/server. What only one of us takes as it is says
 * nothing when it is changed, so it is counted once and not changed.
 */
export async function compareCeremonies(): Promise<Comparison<Reading>> {
  const what = 'ceremonies, with @simplewebauthn/server';
  const unchanged = newTally(what);
  const bothTake = async (one: CeremonyCase): Promise<boolean> => {
    const [ours, peer] = [verdictOf(one), await peerText(one)];
    count(unchanged, ceremonyClasses, { input: new Reading(one), ours, peer }, asText);
    return ours === 'accept' && peer === 'accept';
  };
  const made: MadeCase[] = [];
  for (const row of authenticatorCases()) if (await bothTake(row.one)) made.push(row);
  const recorded: CeremonyCase[] = [];
  for (const one of recordedCases()) if (await bothTake(one)) recorded.push(one);
  return {
    what,
    classes: ceremonyClasses,
    share: 1,
    unchanged,
    run: async (random: Random, tally) => {
      const { one } =
        recorded.length === 0 || random.once(2)
          ? changeMade(random, random.pick(made))
          : changeRecorded(random, random.pick(recorded));
      const verdicts = { input: new Reading(one), ours: verdictOf(one), peer: await peerText(one) };
      count(tally, ceremonyClasses, verdicts, asText);
    },
  };
}

function asText({ one }: Reading): string {
  return `${one.id} ${Buffer.from(JSON.stringify(one.response) ?? '').toString('base64url')}`;
}

/** On one line. */
async function peerText(one: CeremonyCase): Promise<string> {
  return (await peerVerdictOf(one)).replaceAll(/\s+/gu, ' ');
}
