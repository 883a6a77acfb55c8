import { randomBytes } from 'node:crypto';
import { pruneEvents, verifyEvents } from '@signet/server';
import type { EventReport, RelyingPartyKey } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { createAuthenticator } from '@signet/testkit';
import type { DatabaseFile } from './database.ts';
import { openSite } from './site.ts';

export const rp = 'default' as RelyingPartyKey;
export const masterKey = randomBytes(32);
export const start = Date.UTC(2026, 0, 10, 12);
export const minute = 60_000;

/** A log of ten sealed events a minute apart, with checkpoints behind the fifth and the last. */
export async function aLog(database: DatabaseFile): Promise<void> {
  const key = createAuthenticator();
  for (const round of [0, 1]) {
    await using site = await openSite({ path: database.path, masterKey });
    site.pass(round * 5 * minute);
    const browser = site.browser();
    for (let i = 0; i < 5; i++) {
      if (round + i === 0) await browser.signUp(key, 'Ada');
      else await browser.signIn(key);
      site.pass(minute);
    }
  }
}

export interface Asked {
  readonly head?: EventReport['head'];
  readonly now?: number;
}

export async function verify(database: DatabaseFile, { head, now = start }: Asked = {}): Promise<EventReport> {
  const store = await openSqliteStore({ file: database.path });
  try {
    return await verifyEvents({ store, masterKey, rp, clock: () => now, ...(head ? { head } : {}) });
  } finally {
    await store.close();
  }
}

export async function prune(database: DatabaseFile, before: number): Promise<number> {
  const store = await openSqliteStore({ file: database.path });
  try {
    return await pruneEvents({ store, masterKey, rp, before, clock: () => start });
  } finally {
    await store.close();
  }
}

/** Two more sign-ins of somebody new. */
export async function aLogGoesOn(database: DatabaseFile): Promise<void> {
  await using site = await openSite({ path: database.path, masterKey });
  const key = createAuthenticator();
  await site.browser().signUp(key, 'Grace');
  await site.browser().signIn(key);
}
