import type { EventRecord, RelyingPartyRecord } from '../ports/records.ts';
import { changedFields } from './changed-fields.ts';
import { policyVersion } from './policy.ts';
import type { Policy } from './policy.ts';

/** The text of a value is cut there: a field may hold certificates. */
const longestText = 200;

/** What the audit log says of a change of policy: the version that comes, and each changed field with its values as JSON. */
export function changeFacts(from: RelyingPartyRecord['policy'], to: Policy): EventRecord['data'] {
  const changes = changedFields(from, to);
  const values = changes.flatMap((it) => [
    [`from.${it.field}`, textOf(it.from)],
    [`to.${it.field}`, textOf(it.to)],
  ]);
  return {
    version: policyVersion(to),
    fields: changes.map((it) => it.field).join(' '),
    ...Object.fromEntries(values),
  };
}

/** A policy of an earlier release lacks fields. */
function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value).slice(0, longestText);
}
