import { authenticationCases, registrationCases } from '@signet/testkit';
import { OutOfReach } from '../target/needs.ts';
import type { AssayCase, UnreachableCase } from './assay-case.ts';
import { authenticationOverHttp } from './authentication.ts';
import { registrationOverHttp } from './registration.ts';
import { challengeCases } from './steps/challenges.ts';
import { credentialCases } from './steps/credentials.ts';
import { lessonCases } from './steps/lessons.ts';

/** Everything that there is to show to a Signet. */
export interface Catalogue {
  readonly cases: readonly AssayCase[];
  /** What no Signet can be shown over HTTP, and why. */
  readonly unreachable: readonly UnreachableCase[];
  /** Lines about metadata and revocation, which nothing here judges yet. */
  readonly deferred: readonly number[];
}

/** Cases that need a server which remembers: where one has the id of a case of the catalogue, it takes its place. */
const steps: readonly AssayCase[] = [...challengeCases, ...credentialCases, ...lessonCases];

const deferred: readonly number[] = [90, 91, 92, 110, 111, 112, 113];

/** What a case is chosen by. */
export type Choice = (one: { readonly id: string; readonly line: number | null }) => boolean;

/** The known-bad catalogue as it is shown to a Signet over HTTP. */
export function catalogue(isChosen: Choice = () => true): Catalogue {
  const stepped = new Set(steps.map(({ id }) => id));
  const isWanted: Choice = (one) => isChosen(one) && !stepped.has(one.id);
  const all = [
    ...registrationCases.filter(isWanted).map((one) => reachable(one, registrationOverHttp)),
    ...authenticationCases.filter(isWanted).map((one) => reachable(one, authenticationOverHttp)),
    ...steps.filter(isChosen),
  ];
  return {
    cases: all.filter((one) => 'run' in one),
    unreachable: all.filter((one) => 'reason' in one),
    deferred,
  };
}

function reachable<Case extends { readonly line: number; readonly id: string }>(
  one: Case,
  overHttp: (one: Case) => AssayCase,
): AssayCase | UnreachableCase {
  try {
    return overHttp(one);
  } catch (error) {
    if (!(error instanceof OutOfReach)) throw error;
    return { line: one.line, id: one.id, reason: error.message };
  }
}
