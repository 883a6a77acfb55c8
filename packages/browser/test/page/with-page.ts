import type { TestContext } from 'node:test';
import { createSignet } from '@signet/browser';
import type { SignetClient } from '@signet/browser';
import { createAccount } from '@signet/browser/account';
import type { AccountClient } from '@signet/browser/account';
import { fresh } from '../../src/signals/tell-accepted.ts';
import { FakePage } from './fake-page.ts';
import { ScriptedServer } from './scripted-server.ts';

export interface Scene {
  readonly page: FakePage;
  readonly server: ScriptedServer;
  readonly signet: SignetClient;
  readonly account: AccountClient;
  /** Aborted at the end of the test; an autofill that goes on must have it. */
  readonly end: AbortSignal;
}

/** A page with a client, until the test is over. Mocks timers and the clock where asked for. */
export function withPage(test: TestContext, timers: 'real' | 'mocked' = 'real'): Scene {
  const page = new FakePage();
  const server = new ScriptedServer();
  const over = new AbortController();
  page.install();
  // A new page knows nothing of the passkeys that another one made.
  fresh.clear();
  if (timers === 'mocked') test.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_700_000_000_000 });
  test.after(() => {
    over.abort();
    // Frees the turn, should the test have failed with a prompt open.
    page.dispatch('pagehide');
    page.uninstall();
  });
  const { fetch } = server;
  return { page, server, signet: createSignet({ fetch }), account: createAccount({ fetch }), end: over.signal };
}
