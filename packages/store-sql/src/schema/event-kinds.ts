import { sql } from 'kysely';

/*
 * Indexes of the migrations hold these conditions, and only a query that has them word for word finds such an index: a change
 * is another migration.
 */

/** What people do all day: one of these is found soon among the latest events. */
export const everydayEvents: ReadonlySet<string> = new Set(['sign-in.finished', 'confirmation.finished']);

/** All others, which an index of their own finds, so that a sign-in need not be written into it. */
export const seldomEvent = sql<boolean>`type not in ('sign-in.finished', 'confirmation.finished')`;

export const refusedEvent = sql<boolean>`outcome = 'refused'`;
