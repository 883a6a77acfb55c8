import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { readFolder } from '../vectors/read-folder.ts';
import { settings } from './verdict.ts';

/** The recorded responses that have to be accepted and are; none, and that is printed, where there is no folder of vectors. */
export function recordedCases(): readonly CeremonyCase[] {
  const told = process.env['SIGNET_VECTORS'];
  const folder = told ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'vectors');
  if (!existsSync(folder)) {
    process.stdout.write(
      '# the recorded vectors are not here: only what the software authenticator makes is changed\n',
    );
    return [];
  }
  return readFolder(folder, settings)
    .files.flatMap(({ questions }) => questions)
    .filter((one) => one.expect === 'accept' && one.policy === undefined && one.judge().got === 'accept')
    .flatMap(({ ceremony }) => ceremony ?? []);
}
