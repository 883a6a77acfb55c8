import type { TraceOutcome, TraceRow } from '@signet/webauthn';
import { ceremonyErrorCodes } from '@signet/webauthn';
import { specificationLink } from '@signet/webauthn/inspect';
import type { Paint, Role } from './paint.ts';
import { wrap } from './wrap.ts';

const outcomes: Readonly<Record<TraceOutcome, { readonly mark: string; readonly role: Role; readonly word: string }>> =
  {
    passed: { mark: '✓', role: 'good', word: 'passed' },
    refused: { mark: '✗', role: 'bad', word: 'refused' },
    'not-applicable': { mark: '–', role: 'aside', word: 'not applicable' },
    elsewhere: { mark: '·', role: 'aside', word: 'not in a response' },
    'not-reached': { mark: '?', role: 'warning', word: 'not reached' },
  };

const titles = {
  registration: 'Steps of §7.1, Registering a New Credential',
  authentication: 'Steps of §7.2, Verifying an Authentication Assertion',
};

/** Every step of a ceremony with its outcome, and the verdict. */
export function reportTrace(
  ceremony: 'registration' | 'authentication',
  rows: readonly TraceRow[],
  paint: Paint,
  width: number,
): string[] {
  const told = ['', paint('heading', titles[ceremony]), ...rows.flatMap((row) => reportRow(row, paint, width))];
  const counts = Object.entries(outcomes).flatMap(([outcome, { word }]) => {
    const count = rows.filter((row) => row.outcome === outcome).length;
    return count === 0 ? [] : `${count} ${word}`;
  });
  const refused = rows.find(({ outcome }) => outcome === 'refused');
  told.push('', verdict(refused, paint), paint('aside', `${counts.join(', ')}.`));
  if (refused !== undefined) {
    told.push(
      paint('aside', 'A server stops at the first refusal. Here the later steps run as well, so that you see them.'),
    );
  }
  return told;
}

function verdict(refused: TraceRow | undefined, paint: Paint): string {
  if (refused === undefined) return paint('good', 'Every step that a response can show passes.');
  return paint('bad', `Refused at ${refused.step}: ${refused.title} (${refused.code ?? ''})`);
}

function reportRow(row: TraceRow, paint: Paint, width: number): string[] {
  const { mark, role, word } = outcomes[row.outcome];
  const policy = row.kind === 'policy' ? paint('aside', ' (policy)') : '';
  const title = row.outcome === 'passed' ? row.title : `${row.title}: ${word}`;
  const told = [
    `${paint(role, mark)} ${row.step.padEnd(5)}${row.outcome === 'passed' ? title : paint(role, title)}${policy}`,
  ];
  if (row.code === null) return told;
  const why = `${row.code}: ${row.reason ?? ''}. ${ceremonyErrorCodes[row.code].meaning}`;
  const lines = [...wrap(why, width - 8), specificationLink(row.anchor) ?? row.anchor];
  return [...told, ...lines.map((line) => `       ${paint('aside', line)}`)];
}
