import { createInterface } from 'node:readline/promises';
import { SettingsError } from '../settings/settings-error.ts';
import { printable } from './printable.ts';

/**
 * Lets something that hurts happen only if its name is typed again, or `--yes` was given.
 * @param what is about to happen: `erase ada`
 * @throws SettingsError where another name is typed or none (Ctrl+C, Ctrl+D), or nobody is there to type it
 */
export async function askName(what: string, name: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) {
    throw new SettingsError(`Nothing was done. To ${printable(what)} where nobody can be asked, add --yes.`);
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await asking.question(`To ${printable(what)}, type ${printable(name)} again: `).catch(givenUp);
    if (typed.trim() === name) return;
  } finally {
    asking.close();
  }
  throw new SettingsError('That is another name. Nothing was done.');
}

function givenUp(error: unknown): never {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  // The cursor still stands behind the question.
  throw new SettingsError('\nNothing was done.');
}
