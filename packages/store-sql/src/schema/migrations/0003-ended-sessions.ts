import type { Migration } from '../migration.ts';
import { sessionEnd } from '../session-end.ts';

/** Sessions by the end that they come to by themselves, for the sweeper. */
export const endedSessions: Migration = {
  name: '0003-ended-sessions',
  statements: (schema) => [schema.createIndex('sessions_end').on('sessions').expression(sessionEnd)],
};
