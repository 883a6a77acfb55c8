import type { EventToSeal } from '../ports/records.ts';

/**
 * The bytes that an event's digest and mac are made of: UTF-8 of a JSON list with a fixed order of members, and the data as
 * a list of name and value, by name. Different contents never have the same bytes, since JSON tells where a text ends.
 */
export const personalPart = ({ actor, subject, ip, agent, data }: EventToSeal): string =>
  JSON.stringify([actor, subject, ip, agent, Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** What stays when the personal part is erased, and the event's place in the chain. */
export const remainingPart = ({ rp, id, time, type, outcome, code }: EventToSeal, seq: number): string =>
  JSON.stringify([rp, seq, id, time, type, outcome, code]);

/** Whether nothing personal is left in it. */
export const isErased = ({ actor, subject, ip, agent, data, salt }: EventToSeal): boolean =>
  [actor, subject, ip, agent, salt].every((it) => it === null) && Object.keys(data).length === 0;
