import type { KeyringRecord } from '@signet/server';
import { withStore } from '../database/with-store.ts';
import type { Settings } from '../settings/settings.ts';
import { purposes } from './purposes.ts';

/** A table of the keys in the store, by purpose and age: what they are for and until when, never the keys. */
export async function listKeys(settings: Settings): Promise<string> {
  const keys = await withStore(settings, async (store) => {
    const found: KeyringRecord[] = [];
    for (const purpose of purposes) found.push(...(await store.keys(purpose)));
    return found;
  });
  const rows = keys
    .toSorted((a, b) => purposes.indexOf(a.purpose) - purposes.indexOf(b.purpose) || a.created - b.created)
    .map(({ id, purpose, created, retires }) => [id, purpose, new Date(created).toISOString(), endOf(retires)]);
  return [['id', 'purpose', 'created', 'retires'], ...rows].map(line).join('');
}

function endOf(retires: number | null): string {
  if (retires === null) return 'not set';
  return retires === 0 ? 'by a restore' : new Date(retires).toISOString();
}

function line([id = '', purpose = '', created = '', retires = '']: readonly string[]): string {
  return `${id.padEnd(10)}${purpose.padEnd(18)}${created.padEnd(26)}${retires}\n`;
}
