import { sql } from 'kysely';

/**
 * When a session ends by itself, in milliseconds: unseen for its idle limit, or at its absolute end. An index of the
 * migrations holds this expression, and only a query that has it word for word finds it: a change is another migration.
 */
export const sessionEnd = sql<number>`(case when expires < last_seen + idle_limit then expires else last_seen + idle_limit end)`;
