import { plainNeeds } from '../../target/needs.ts';
import type { Needs } from '../../target/needs.ts';
import type { AssayCase } from '../assay-case.ts';
import type { Person } from '../person.ts';
import { newPerson, signInControl } from '../person.ts';
import type { Trial } from '../trial.ts';

/** What a case says of itself that is run by steps. */
export type ServerFacts = Omit<AssayCase, 'needs' | 'run'> & { readonly needs?: Partial<Needs> };

/**
 * A case of several steps, between two sign-ins of a fresh account.
 * @param steps what is done in between; tells the trial what the hostile step was answered
 */
export function serverCase(facts: ServerFacts, steps: (trial: Trial, person: Person) => Promise<void>): AssayCase {
  return {
    ...facts,
    needs: { ...plainNeeds, ...facts.needs },
    run: async (trial) => {
      const person = await newPerson(trial);
      await signInControl(trial, 'before', person);
      await steps(trial, person);
      await signInControl(trial, 'after', person);
    },
  };
}
