import type { SignetSignIn, SignetSignUp } from '@signet/browser/elements';
import type { SignetRecover } from '@signet/browser/elements/account';
import { fill } from '@signet/browser/elements';
import { siteName } from '../site-name.ts';
import { returnAddress } from './return-address.ts';

interface Titles {
  readonly refused: string;
  readonly done: string;
  /** Heading and title while the recovery codes are shown. */
  readonly codes?: string;
}

/** What all door pages do: follow the state with the title, press the seal, and move on. */
export function openDoor(element: SignetSignIn | SignetSignUp | SignetRecover, titles: Titles): void {
  const site = siteName();
  const usual = document.title;
  element.site = site;
  element.addEventListener('signet-refused', () => (document.title = fill(titles.refused, { site })));
  element.addEventListener('signet-refusal-cleared', () => (document.title = usual));
  element.addEventListener('signet-codes-shown', () => showCodes(titles.codes ?? titles.done, site));
  element.addEventListener('signet-signed-in', () => {
    document.title = fill(titles.done, { site });
    document.querySelector('.flap .seal')?.classList.add('is-pressed');
    location.replace(returnAddress(new URL(location.href)));
  });
  keepReturn();
}

/** The account is there, and its codes are shown this once: the page says nothing else any more. */
function showCodes(words: string, site: string): void {
  const heading = document.querySelector('h1');
  const text = fill(words, { site });
  document.title = `${text}, ${site}`;
  if (heading) heading.textContent = text;
  document.querySelector('.letter')?.classList.add('is-made');
  document.querySelector('.flap .seal')?.classList.add('is-pressed');
}

/** The way from one door to the other keeps where to go afterwards. */
function keepReturn(): void {
  const asked = new URLSearchParams(location.search).get('return');
  if (asked === null) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keeps-return]')) {
    link.search = new URLSearchParams({ return: asked }).toString();
  }
}
