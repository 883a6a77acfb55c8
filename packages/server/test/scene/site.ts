import { randomBytes } from 'node:crypto';
import { createSignet } from '@signet/server';
import type { Signet, SignetConfig, Store } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { pino } from 'pino';
import { Browser } from './browser.ts';
import type { BrowserOptions } from './browser.ts';

export interface SiteOptions extends Partial<Omit<SignetConfig, 'store'>> {
  /** Where the database lies; in memory where left out. */
  readonly path?: string;
  /** Puts something around the real store. */
  readonly around?: (store: Store) => Store;
}

/** A relying party that runs for real: real store, real handler, its clock in the test's hand, every log line kept. */
export interface Site extends AsyncDisposable {
  readonly signet: Signet;
  readonly store: Store;
  readonly masterKey: Uint8Array;
  readonly logLines: readonly string[];
  readonly origin: string;
  readonly now: number;
  /** Moves the clock, milliseconds. */
  pass(milliseconds: number): void;
  browser(options?: Partial<BrowserOptions>): Browser;
}

/** As many requests as a test likes. */
const many = { points: 10_000_000, seconds: 60 };
export const noLimits = {
  ceremonies: many,
  signUps: many,
  guesses: many,
  totpGuesses: many,
  totpBudget: many,
  mails: many,
};

export const fernholm = { rpId: 'fernholm.example', name: 'Fernholm', origins: ['https://fernholm.example'] };

/** Opens a site; `await using` closes it. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { path = ':memory:', around = (it) => it, ...config } = options;
  const store = around(await openSqliteStore({ file: path }));
  const logLines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logLines.push(line) });
  let now = Date.UTC(2026, 0, 10, 12);
  const masterKey = config.masterKey ?? randomBytes(32);
  const relyingParty = config.relyingParty ?? fernholm;
  const signet = await createSignet({
    limits: noLimits,
    log,
    clock: () => now,
    ...config,
    store,
    masterKey,
    relyingParty,
  });
  const origin = relyingParty.origins[0] ?? '';
  return {
    signet,
    store,
    masterKey,
    logLines,
    origin,
    get now() {
      return now;
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
    browser: (browser = {}) => new Browser(signet, { origin, ...browser }),
    async [Symbol.asyncDispose]() {
      await signet.close();
      await store.close();
    },
  };
}
