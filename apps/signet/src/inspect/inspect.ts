import { inspect } from '@signet/webauthn/inspect';
import type { Inspection, PartKind } from '@signet/webauthn/inspect';
import { details } from '@signet/webauthn/inspect/details';
import { SettingsError } from '../settings/settings-error.ts';
import { readInput } from './read-input.ts';
import type { Paint } from './report/paint.ts';
import { paintFor } from './report/paint.ts';
import { reportTrace } from './report/trace.ts';
import { reportPart } from './report/tree.ts';
import type { Trace } from './trace.ts';
import { trace } from './trace.ts';

/** What `signet inspect` may be told. */
export interface InspectCommand {
  readonly as?: string;
  /** File with JSON of what was expected. */
  readonly expected?: string;
  readonly json: boolean;
}

/** What a person may call the input; the inspector guesses otherwise. */
const kinds: readonly PartKind[] = [
  'registration',
  'authentication',
  'client-data',
  'attestation-object',
  'authenticator-data',
  'public-key',
  'certificate',
  'signature',
  'cbor',
  'der',
  'json',
];

/** Columns where nobody looks at a terminal. */
const widthOfFiles = 120;

/**
 * Decodes a response or a part of one for a person to read, and with what was expected runs every step over it.
 * @returns the text, and the exit status: 1 where the input has a problem, or a step refused
 * @throws SettingsError where there is nothing to read, or an option makes no sense
 */
export async function inspectInput(
  file: string | undefined,
  options: InspectCommand,
): Promise<{ told: string; status: number }> {
  const as = kinds.find((kind) => kind === options.as);
  if (options.as !== undefined && as === undefined) {
    throw new SettingsError(`--as is one of ${kinds.join(', ')}.`);
  }
  const inspection = inspect(await readInput(file), { details, ...(as === undefined ? {} : { as }) });
  const steps = options.expected === undefined ? null : await trace(inspection, options.expected);
  const isRefused = steps?.rows.some(({ outcome }) => outcome === 'refused') ?? false;
  const told = options.json
    ? `${JSON.stringify({ ...inspection, trace: steps }, bytesAsText)}\n`
    : report(inspection, steps, paintFor(process.stdout, process.env));
  return { told, status: inspection.problems.length > 0 || isRefused ? 1 : 0 };
}

function report(inspection: Inspection, steps: Trace | null, paint: Paint): string {
  const width = Math.max(process.stdout.columns ?? widthOfFiles, 60);
  const { part, problems, notice, encoding } = inspection;
  const lines = [
    `${paint('heading', part.root.meaning)} ${paint('aside', `Read from ${encodings[encoding]}.`)}`,
    notice,
  ];
  lines.push(...reportPart(part, paint, width), '');
  if (problems.length === 0) lines.push(paint('good', 'No problem of form.'));
  else
    lines.push(paint('bad', `${problems.length} problem${problems.length === 1 ? '' : 's'}: ${codesOf(inspection)}.`));
  if (steps !== null) lines.push(...reportTrace(steps.ceremony, steps.rows, paint, width));
  return `${lines.join('\n')}\n`;
}

const encodings: Readonly<Record<Inspection['encoding'], string>> = {
  json: 'JSON',
  object: 'an object',
  base64url: 'base64url',
  base64: 'base64',
  hex: 'hexadecimal',
  pem: 'PEM',
  text: 'text',
  bytes: 'bytes',
};

function codesOf({ problems }: Inspection): string {
  return [...new Set(problems.map(({ code }) => code))].join(', ');
}

function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : value;
}
