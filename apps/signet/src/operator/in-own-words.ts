import { SignetProblem } from '@signet/server';
import { SettingsError } from '../settings/settings-error.ts';

/**
 * Says of some refusals what a person at the command line can do about them.
 * @param words by code
 * @throws SettingsError with them; every other error as it came
 */
export async function inOwnWords<Answer>(
  asking: Promise<Answer>,
  words: Readonly<Record<string, string>>,
): Promise<Answer> {
  try {
    return await asking;
  } catch (error) {
    const own = error instanceof SignetProblem ? words[error.code] : undefined;
    throw own === undefined ? error : new SettingsError(own);
  }
}
