import { parseArgs } from 'node:util';

export interface Arguments {
  readonly json: boolean;
  readonly postgres: boolean;
  readonly workers: number;
  /** One server of ours for each; empty: one, whose people sign up. */
  readonly accounts: readonly number[];
  readonly peer: 'better-auth' | null;
  readonly signIns: number;
  readonly warmUp: number;
  readonly concurrency: number;
  readonly people: number;
  readonly repetitions: number;
  /** Folder for CPU profiles of our server. */
  readonly cpuProfile: string | null;
}

/** @throws Error where a flag is none, or is not what it must be */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
      workers: { type: 'string', default: '1' },
      accounts: { type: 'string', default: '' },
      peer: { type: 'string' },
      signins: { type: 'string', default: '3000' },
      'warm-up': { type: 'string', default: '500' },
      concurrency: { type: 'string', default: '32' },
      people: { type: 'string', default: '256' },
      repetitions: { type: 'string', default: '3' },
      'cpu-prof': { type: 'string' },
    },
  });
  if (values.peer !== undefined && values.peer !== 'better-auth') throw new Error('--peer knows better-auth only');
  const accounts = values.accounts === '' ? [] : values.accounts.split(',').map((text) => count('accounts', text));
  if (accounts.length + (values.peer ? 1 : 0) > 2) throw new Error('two servers are compared, not more');
  return {
    json: values.json,
    postgres: values.postgres,
    workers: count('workers', values.workers),
    accounts,
    peer: values.peer ?? null,
    signIns: count('signins', values.signins),
    warmUp: count('warm-up', values['warm-up']),
    concurrency: count('concurrency', values.concurrency),
    people: count('people', values.people),
    repetitions: count('repetitions', values.repetitions),
    cpuProfile: values['cpu-prof'] ?? null,
  };
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,7}$/u.test(text)) throw new Error(`--${name} wants a number from 1`);
  return Number(text);
}
