import { SignetError } from '../../errors/signet-error.ts';

/** The site's policy asks for a confirmation where others do without. */
export function wantsConfirmation(error: unknown): boolean {
  return error instanceof SignetError && error.problem?.code === 'confirmation_required';
}
