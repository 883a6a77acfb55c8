import { explanationOf } from './explanations.ts';
import { peerVerdictOf } from './peer.ts';
import { decisionOn } from './policy.ts';
import type { CaseFile } from './read-folder.ts';
import type { Outcome, Tally } from './tally.ts';
import { tally } from './tally.ts';

/** What a reader is told of one file: the counts, each deviation, each policy case, and where the peer differs. */
export async function report(file: CaseFile, outcomes: readonly Outcome[]): Promise<string> {
  const counts = tally(outcomes);
  return [
    `${file.name}: ${countsOf(counts)}`,
    ...counts.deviations.map((it) => `  DEVIATION ${it.id}: expected ${it.expected}, got ${it.got}`),
    ...outcomes.filter((it) => it.isPolicy).map(policyLine),
    ...file.unknown.map((id) => `  not a case of any kind: ${id}`),
    ...trustLine(outcomes),
    ...(await peerLines(outcomes)),
    '',
  ].join('\n');
}

/** The counts in words. */
export function countsOf(counts: Tally): string {
  return (
    `${counts.cases} cases, ${counts.asExpected} as expected, ${counts.unsupported} unsupported, ` +
    `${counts.deviations.length} deviating, ${counts.policy} by policy (${counts.policyAsExpected} as the source expects)`
  );
}

function trustLine(outcomes: readonly Outcome[]): string[] {
  const certified = outcomes.filter(({ trusted }) => trusted !== undefined);
  const trusted = certified.filter((it) => it.trusted);
  if (certified.length === 0) return [];
  return [
    `  trust: ${trusted.length} of ${certified.length} with certificates lead to a root of the case or the folder`,
  ];
}

async function peerLines(outcomes: readonly Outcome[]): Promise<string[]> {
  const peers = await peerVerdicts(outcomes);
  if (peers.size === 0) return [];
  const agreeing = [...peers].filter(([it, peer]) => (peer === 'accept') === (it.got === 'accept')).length;
  return [
    `  @simplewebauthn/server: the same verdict in ${agreeing} of ${peers.size}`,
    ...[...peers].flatMap(([it, peer]) => peerLine(it, peer)),
  ];
}

/** One after another: each case has a clock and roots of its own, and the peer keeps both in its process. */
async function peerVerdicts(outcomes: readonly Outcome[]): Promise<Map<Outcome, string>> {
  const verdicts = new Map<Outcome, string>();
  for (const outcome of outcomes) {
    const { ceremony } = outcome.one;
    if (ceremony !== undefined) verdicts.set(outcome, await peerVerdictOf(ceremony));
  }
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
  if (one.ceremony === undefined || (peer === 'accept') === (got === 'accept')) return [];
  const short = peer.split('\n')[0]?.slice(0, 100) ?? '';
  return [`  peer ${one.id}: ${short}; here ${got}: ${explanationOf(one.ceremony, got, peer) ?? 'UNEXPLAINED'}`];
}
