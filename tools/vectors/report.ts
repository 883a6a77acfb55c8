import { explanationOf } from './explanations.ts';
import { peerVerdictOf } from './peer.ts';
import { decisionOn } from './policy.ts';
import type { Outcome } from './tally.ts';
import { tally } from './tally.ts';

/** What a reader is told of one file: the counts, each deviation, each policy case, and where the peer differs. */
export async function report(name: string, outcomes: readonly Outcome[]): Promise<string> {
  const counts = tally(outcomes);
  const peers = await peerVerdicts(outcomes);
  const agreeing = outcomes.filter((it) => (peers.get(it) === 'accept') === (it.got === 'accept')).length;
  const head =
    `${name}: ${counts.cases} cases, ${counts.asExpected} as expected, ${counts.unsupported} unsupported, ` +
    `${counts.deviations.length} deviating, ${counts.policy} by policy (${counts.policyAsExpected} as the source expects)`;
  return [
    head,
    ...counts.deviations.map((it) => `  DEVIATION ${it.id}: expected ${it.expected}, got ${it.got}`),
    ...outcomes.filter((it) => it.isPolicy).map(policyLine),
    `  @simplewebauthn/server: the same verdict in ${agreeing} of ${counts.cases}`,
    ...outcomes.flatMap((it) => peerLine(it, peers.get(it) ?? '')),
    '',
  ].join('\n');
}

/** One after another: each case has a clock and roots of its own, and the peer keeps both in its process. */
async function peerVerdicts(outcomes: readonly Outcome[]): Promise<Map<Outcome, string>> {
  const verdicts = new Map<Outcome, string>();
  for (const outcome of outcomes) verdicts.set(outcome, await peerVerdictOf(outcome.one));
  return verdicts;
}

function policyLine({ one, got }: Outcome): string {
  const decision = decisionOn(one);
  const told = `  policy ${one.id}: the source expects ${one.expect}, got ${got}`;
  if (decision === undefined) return `${told}; NO DECISION IN WRITING: ${one.policy}`;
  const decided = decision.decides(one);
  const isAsDecided = (decided === 'accept') === (got === 'accept');
  return `${told}; ${isAsDecided ? 'as decided' : `NOT AS DECIDED (${decided})`}: ${decision.name}: ${decision.why}`;
}

function peerLine({ one, got }: Outcome, peer: string): string[] {
  if ((peer === 'accept') === (got === 'accept')) return [];
  const short = peer.split('\n')[0]?.slice(0, 100) ?? '';
  return [`  peer ${one.id}: ${short}; here ${got}: ${explanationOf(one, got, peer) ?? 'UNEXPLAINED'}`];
}
