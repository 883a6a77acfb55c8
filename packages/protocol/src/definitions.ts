import type * as v from 'valibot';
import * as adminAnswers from './admin-answers.ts';
import * as admin from './admin.ts';
import { Advice } from './advice.ts';
import * as notices from './notices.ts';
import * as recovery from './recovery.ts';
import * as schemas from './schemas.ts';
import * as sessions from './sessions.ts';

/** Every schema that has a name of its own, for a description of the API: those with a capital. */
export const definitions: Readonly<Record<string, v.GenericSchema>> = Object.fromEntries(
  Object.entries<unknown>({
    Advice,
    ...schemas,
    ...sessions,
    ...recovery,
    ...notices,
    ...admin,
    ...adminAnswers,
  }).filter((entry): entry is [string, v.GenericSchema] => /^[A-Z]/u.test(entry[0])),
);
