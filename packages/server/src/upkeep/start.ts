import { sealEvents } from '../audit/seal-events.ts';
import { tokenPurposes } from '../keyring/keyring.ts';
import { rotate } from '../keyring/rotate.ts';
import { deliverMail } from '../mail/deliver.ts';
import type { MailTransport } from '../mail/transport.ts';
import type { Services } from '../services.ts';
import { checkpoint } from './checkpoint.ts';
import { sweep } from './sweep.ts';
import { repeat } from './task.ts';
import type { Task } from './task.ts';
import { within } from './within.ts';

const second = 1000;
const hour = 3_600_000;

/** A key that seals tokens is replaced at this age. */
const keyAge = 30 * 24 * hour;

/** Portions that one run of the sealer takes at most. */
const mostPortions = 40;

/** How long stopping waits for a store where nothing else is said, milliseconds. */
const usualStopLimit = 5 * second;

export interface Upkeep {
  /**
   * Starts no other run, waits for those in hand, and leaves the audit log sealed and with a checkpoint: as far as the store
   * answers in time.
   */
  stop(): Promise<void>;
}

/**
 * Everything that a server does without being asked.
 * @param masterKey wraps the keys that it makes
 * @param transport takes the messages of the outbox; null: there are none
 * @param stopLimit how long stopping takes at most, milliseconds: a store that hangs must not keep a server
 */
export function startUpkeep(
  services: Services,
  masterKey: Uint8Array,
  transport: MailTransport | null,
  stopLimit = usualStopLimit,
): Upkeep {
  const { log } = services;
  const running = [...tasksOf(services, masterKey), ...mailTasks(services, transport)].map((it) => repeat(it, log));
  let givenUp = false;
  const end = async (): Promise<void> => {
    await Promise.all(running.map((it) => it.stop()));
    if (!givenUp) await lastCheckpoint(services);
  };
  return {
    async stop() {
      if (await within(stopLimit, end())) return;
      givenUp = true;
      log.warn({ limit: stopLimit }, 'upkeep did not end in time');
    },
  };
}

async function lastCheckpoint(services: Services): Promise<void> {
  try {
    await checkpoint(services);
  } catch (error) {
    const failure = error instanceof Error ? error.name : typeof error;
    services.log.warn({ failure }, 'events not sealed at the end');
  }
}

/** THE TABLE of what is done, and how often. */
function tasksOf(services: Services, masterKey: Uint8Array): readonly Task[] {
  const { store, clock, random, keyring, policyInForce, rp } = services;
  return [
    { name: 'sweep', every: 60 * second, run: async () => sweep(store, clock) },
    {
      name: 'seal',
      every: second,
      async run() {
        await sealEvents({ store, rp: rp.id, key: keyring.current('events'), random }, mostPortions);
      },
    },
    { name: 'refresh', every: 30 * second, run: () => keyring.refresh() },
    { name: 'policy', every: 2 * second, run: () => policyInForce.refresh() },
    { name: 'checkpoint', every: hour, run: async () => checkpoint(services) },
    {
      name: 'rotate',
      every: hour,
      async run() {
        for (const it of tokenPurposes) await rotate({ store, masterKey, clock, random }, rp.id, it, keyAge);
        await keyring.refresh();
      },
    },
  ];
}

function mailTasks(services: Services, transport: MailTransport | null): readonly Task[] {
  if (!transport) return [];
  return [{ name: 'mail', every: 5 * second, run: async (stopping) => deliverMail(services, transport, stopping) }];
}
