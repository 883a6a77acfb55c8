import type { Migration } from '../migration.ts';
import { frontDoor } from './0001-front-door.ts';
import { sealedEvents } from './0002-sealed-events.ts';
import { endedSessions } from './0003-ended-sessions.ts';
import { accountsToKeep } from './0004-accounts-to-keep.ts';

/** THE TABLE of migrations, in the order they run. */
export const migrations: readonly Migration[] = [frontDoor, sealedEvents, endedSessions, accountsToKeep];
