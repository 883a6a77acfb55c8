import { ConfigurationError, createSignet } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { pino } from 'pino';
import { masterKey } from '../data-folder/master-key.ts';
import { openDataFolder } from '../data-folder/open.ts';
import { loadPages } from '../pages/load-pages.ts';
import type { Settings } from '../settings/settings.ts';
import { answer } from './application.ts';
import { listen } from './listen.ts';
import { configurationOf } from './site.ts';

/** How long requests in hand may take after a signal to stop, milliseconds. */
const stopLimit = 10_000;

/**
 * Runs the server until SIGTERM or SIGINT. Prints its address when it is ready.
 * @throws SettingsError, ConfigurationError, StorageUnavailable
 */
export async function start(settings: Settings): Promise<void> {
  const log = pino({ name: 'signet', level: settings.logLevel }, pino.destination({ dest: 2, sync: false }));
  const data = openDataFolder(settings.data);
  const key = settings.masterKey ?? masterKey(data);
  const pages = loadPages(settings.name);
  const listening = await listen(settings.port, settings.host);
  const store = await openSqliteStore({ file: data.database });
  const configuration = configurationOf(settings, listening.port);
  const signet = await createSignet({
    ...configuration,
    store,
    masterKey: key,
    log,
    passkeyEndpoints: { enroll: '/account', manage: '/account' },
  });
  listening.answerWith((request, clientAddress) => answer(signet, pages, request, clientAddress));
  const address = configuration.relyingParty.origins[0] ?? '';
  process.stdout.write(`Signet is ready at ${address} (listening on ${settings.host}:${listening.port})\n`);
  log.info({ port: listening.port, rpId: configuration.relyingParty.rpId }, 'ready');

  await signalToStop();
  log.info('stopping');
  await Promise.all([signet.close(), listening.stop(stopLimit)]);
  await store.close();
  log.info('stopped');
  log.flush();
}

function signalToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

/** Errors that are the person's to mend: told in words, without a stack. */
export function isForPerson(error: unknown): error is Error {
  return (
    error instanceof ConfigurationError ||
    (error instanceof Error && ['SettingsError', 'StorageUnavailable', 'KeyringLocked'].includes(error.name))
  );
}
