import type { SessionRecord } from '../ports/records.ts';

/** Whether a session ended by itself: at its absolute end, or unseen for its idle limit. */
export function isOver({ expires, lastSeen, idleLimit }: SessionRecord, now: number): boolean {
  return expires <= now || lastSeen + idleLimit <= now;
}
