import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSignet } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { pino } from 'pino';
import { listen } from '../../start/listen.ts';
import type { Needs } from './needs.ts';
import type { Target } from './target.ts';

/** No limit that a run could reach. */
const unlimited = { points: 1_000_000_000, seconds: 60 };
const loopback = '127.0.0.1';

/** Starts a Signet that meets the needs: real HTTP on loopback, embedded SQLite in a temporary folder. */
export async function startOwn(needs: Needs): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'signet-assay-'));
  try {
    const target = await startIn(folder, needs);
    const close = async (): Promise<void> => {
      await target.close();
      await rm(folder, { recursive: true });
    };
    return { ...target, close };
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

async function startIn(folder: string, { rpId, origins, policy, at }: Needs): Promise<Target> {
  const store = await openSqliteStore({ file: join(folder, 'signet.db') });
  let ahead = 0;
  const signet = await createSignet({
    store,
    masterKey: randomBytes(32),
    relyingParty: { rpId, name: 'Assay', origins },
    policy,
    limits: { ceremonies: unlimited, signUps: unlimited },
    // A moment that was asked for stays: what is judged a millisecond later is judged otherwise.
    clock: () => (at ?? Date.now()) + ahead,
    log: pino({ level: 'silent' }),
  });
  const listening = await listen(0, loopback);
  listening.answerWith((request, clientAddress) => signet.handle(request, { clientAddress, lengthHolds: true }));
  return {
    address: { hostname: loopback, port: listening.port },
    originFor: (wanted) => wanted,
    own: {
      signet,
      advance: (milliseconds) => {
        ahead += milliseconds;
      },
    },
    close: async () => {
      await listening.close({ limit: 0, linger: 0, hurry: Promise.resolve() });
      await signet.close();
      await store.close();
    },
  };
}
