import { verifyEvents } from '@signet/server';
import type { EventFault, EventReport } from '@signet/server';
import { presentMasterKey } from '../data-folder/master-key.ts';
import { dataFolder } from '../data-folder/open.ts';
import { relyingPartyOf } from '../database/relying-party.ts';
import { withStore } from '../database/with-store.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { counted } from '../terminal/counted.ts';

const faults: Readonly<Record<EventFault, string>> = {
  removed: 'it is missing',
  personal_part_changed: 'who it names was changed',
  changed: 'it was changed',
  checkpoint_changed: 'it is not what a checkpoint recorded, or the checkpoint was changed',
  checkpoint_missing: 'what comes before was removed, and no checkpoint says so',
  other_head: 'it is not the one that --head names',
  unsealed: 'it waits to be sealed for too long: was a server started since?',
};

export interface VerifyOptions {
  /** `<seq>:<hex>`: a head from the log, which the chain must still hold. */
  readonly head?: string | undefined;
  readonly json: boolean;
  /** The relying party, where there are several. */
  readonly rp?: string | undefined;
}

/**
 * Checks the chain of the audit log, and tells what it found.
 * @returns the words and the exit status: 1 with a fault
 * @throws SettingsError, StorageUnavailable, KeyringLocked
 */
export async function verifyAudit(
  settings: Settings,
  options: VerifyOptions,
): Promise<{ told: string; status: 0 | 1 }> {
  const head = options.head === undefined ? {} : { head: headOf(options.head) };
  const masterKey = presentMasterKey(settings, dataFolder(settings.data));
  const report = await withStore(settings, async (store) => {
    const rp = await relyingPartyOf(store, options.rp);
    return await verifyEvents({ store, masterKey, rp, ...head });
  });
  const told = options.json ? `${JSON.stringify(asJson(report))}\n` : inWords(report);
  return { told, status: report.whole ? 0 : 1 };
}

function headOf(text: string): { seq: number; mac: Uint8Array } {
  const [, seq, mac] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/u.exec(text) ?? [];
  if (seq !== undefined && mac !== undefined) return { seq: Number(seq), mac: Buffer.from(mac, 'hex') };
  throw new SettingsError('--head is not <seq>:<64 hex digits>. Take both from a line "event head" of the log.');
}

function asJson({ head, ...report }: EventReport): object {
  return { ...report, head: { seq: head.seq, mac: Buffer.from(head.mac).toString('hex') } };
}

function inWords({ fault, events, from, to, head, unsealed }: EventReport): string {
  const lines = fault
    ? [`FAULT at event ${fault.seq}: ${faults[fault.reason]}.`]
    : [events === 0 ? 'Whole: no events.' : `Whole: ${counted(events, 'event')}, ${from} to ${to}.`];
  if (events > 0) lines.push(`Head ${head.seq}:${Buffer.from(head.mac).toString('hex')}`);
  if (unsealed > 0) lines.push(`${unsealed} wait to be sealed.`);
  return `${lines.join('\n')}\n`;
}
