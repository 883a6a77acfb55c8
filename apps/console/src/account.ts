import type { Account, PasskeyList, RecoveryStatus, Session } from '@signet/protocol';
import { createSignet } from '@signet/browser';
import { createAccount } from '@signet/browser/account';
import '@signet/browser/elements';
import '@signet/browser/elements/account';
import { ConsoleGreeting } from './account/console-greeting.ts';
import { ConsoleName } from './account/console-name.ts';
import { signInAddress } from './account/sign-in-address.ts';
import { siteName } from './site-name.ts';

customElements.define('console-greeting', ConsoleGreeting);
customElements.define('console-name', ConsoleName);

const main = document.querySelector<HTMLElement>('main');
const greeting = document.querySelector<ConsoleGreeting>('console-greeting');
const name = document.querySelector<ConsoleName>('console-name');
const passkeys = document.querySelector('signet-passkeys');
const sessions = document.querySelector('signet-sessions');
const recovery = document.querySelector('signet-recovery');
const email = document.querySelector('signet-email');
const notices = document.querySelector('signet-notices');
const activity = document.querySelector('signet-activity');

if (main && greeting && name && passkeys && sessions && recovery && email && notices && activity) {
  const client = createSignet();
  const accountClient = createAccount();
  const site = siteName();
  for (const element of main.children) Object.assign(element, { client, accountClient, site });

  let signingOut = false;
  let going = false;
  /** The first reason to leave is the one that is told. */
  const go = (address: string): void => {
    if (!going) location.replace(address);
    going = true;
  };
  const leave = (): void => go(signInAddress(greeting.session !== null));
  const awaited = new Set<Element | 'site'>(['site', greeting, passkeys, sessions, recovery, email, notices, activity]);
  /** What comes after the passkeys comes all at once: nothing that is there already moves. */
  const settle = (part: Element | 'site'): void => {
    awaited.delete(part);
    // What stands above the passkeys: the sentence, and notices that are new.
    if (![greeting, passkeys, notices].some((it) => awaited.has(it))) main.dataset.placed = '';
    if (awaited.size > 0) return;
    main.dataset.ready = '';
    name.hidden = name.account === null;
  };
  /** The ways back in, beside the passkeys, as they were read last. */
  let waysBack: string | null = null;
  main.addEventListener('signet-signed-out', (event) => {
    event.preventDefault();
    // What a part asked for meanwhile is refused: that is no news.
    if (!signingOut) leave();
  });
  main.addEventListener('signet-part-ready', ({ target }) => settle(target as Element));
  main.addEventListener('console-session', ({ detail: session }: CustomEventInit<Session | null>) => {
    if (!session) return leave();
    name.account = session.account;
    recovery.username = session.account.username;
    name.hidden = false;
    settle(greeting);
  });
  greeting.addEventListener('signet-refused', () => settle(greeting));
  passkeys.addEventListener('signet-refused', () => {
    main.dataset.placed = '';
    settle(passkeys);
  });
  passkeys.addEventListener('signet-passkeys-changed', ({ detail: list }: CustomEventInit<PasskeyList>) => {
    const first = greeting.list === null;
    greeting.list = list ?? null;
    greeting.advice = null;
    void greeting.load(false);
    settle(passkeys);
    if (first) return;
    void recovery.load();
    void sessions.load();
    void activity.load();
  });
  recovery.addEventListener('signet-recovery-changed', ({ detail: status }: CustomEventInit<RecoveryStatus>) => {
    greeting.advice = status?.advice ?? null;
    const { off, codes, totp } = status ?? {};
    const now = JSON.stringify({ off, codes, totp });
    // Which passkeys have to stay depends on it.
    if (waysBack !== null && waysBack !== now) void passkeys.reload();
    waysBack = now;
  });
  notices.addEventListener(
    'signet-notices-changed',
    ({ detail }: CustomEventInit<{ unread: number; recovery: unknown }>) => {
      // What is new stands on top; afterwards it stays where it is.
      const fresh = detail && (detail.unread > 0 || detail.recovery !== null);
      if (fresh && main.dataset.placed === undefined && notices.previousElementSibling !== greeting) {
        notices.classList.add('is-on-top');
        greeting.after(notices);
      }
    },
  );
  sessions.addEventListener('signet-sessions-changed', () => void activity.load());
  const known = (mail: boolean): void => {
    email.hidden = !mail;
    settle('site');
  };
  client.site().then(
    ({ mail }) => known(mail),
    () => known(false),
  );
  main.addEventListener('console-renamed', ({ detail: account }: CustomEventInit<Account>) => {
    if (greeting.session && account) greeting.session = { ...greeting.session, account };
  });
  main.addEventListener('signet-account-deleted', () => go('/sign-in?erased'));
  main.addEventListener('console-signed-out', () => go('/sign-in?signed-out'));
  document.querySelector('#sign-out')?.addEventListener('click', () => {
    signingOut = true;
    void greeting.signOut().finally(() => {
      signingOut = false;
    });
  });
}
