import type { Account, PasskeyList, Session } from '@signet/protocol';
import { createSignet } from '@signet/browser';
import '@signet/browser/elements';
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

if (main && greeting && name && passkeys) {
  const client = createSignet();
  const site = siteName();
  for (const element of [greeting, name, passkeys]) Object.assign(element, { client, site });

  const leave = (): void => location.replace(signInAddress(greeting.session !== null));
  /** The last part comes when the length of the list above it is known. */
  const settle = (): void => {
    main.dataset.ready = '';
    name.hidden = name.account === null;
  };
  main.addEventListener('signet-signed-out', (event) => {
    event.preventDefault();
    leave();
  });
  main.addEventListener('console-session', ({ detail: session }: CustomEventInit<Session | null>) => {
    if (!session) return leave();
    name.account = session.account;
    if (greeting.list) settle();
  });
  passkeys.addEventListener('signet-passkeys-changed', ({ detail: list }: CustomEventInit<PasskeyList>) => {
    greeting.list = list ?? null;
    void greeting.load(false);
    settle();
  });
  passkeys.addEventListener('signet-refused', settle);
  main.addEventListener('console-renamed', ({ detail: account }: CustomEventInit<Account>) => {
    if (greeting.session && account) greeting.session = { ...greeting.session, account };
  });
  main.addEventListener('console-signed-out', () => location.replace('/sign-in?signed-out'));
  document.querySelector('#sign-out')?.addEventListener('click', () => void greeting.signOut());
}
