import type { SignetSignIn, SignetSignUp } from '@signet/browser/elements';
import { fill } from '@signet/browser/elements';
import { siteName } from '../site-name.ts';
import { returnAddress } from './return-address.ts';

/** What both door pages do: follow the state with the title, press the seal, and move on. */
export function openDoor(element: SignetSignIn | SignetSignUp, titles: { refused: string; done: string }): void {
  const site = siteName();
  const usual = document.title;
  element.site = site;
  element.addEventListener('signet-refused', () => (document.title = fill(titles.refused, { site })));
  element.addEventListener('signet-refusal-cleared', () => (document.title = usual));
  element.addEventListener('signet-signed-in', () => {
    document.title = fill(titles.done, { site });
    document.querySelector('.flap .seal')?.classList.add('is-pressed');
    location.replace(returnAddress(new URL(location.href)));
  });
  keepReturn();
}

/** The way from one door to the other keeps where to go afterwards. */
function keepReturn(): void {
  const asked = new URLSearchParams(location.search).get('return');
  if (asked === null) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keeps-return]')) {
    link.search = new URLSearchParams({ return: asked }).toString();
  }
}
