import type { Site } from '@signet/protocol';
import '@signet/browser/elements';
import { openDoor } from './door/open-door.ts';
import { texts } from './texts.ts';

const element = document.querySelector('signet-sign-in');
if (element) {
  const { arrival } = document.documentElement.dataset;
  if (arrival === 'signed-out' || arrival === 'ended' || arrival === 'erased') element.welcome = arrival;
  element.addEventListener('signet-site', ({ detail: site }: CustomEventInit<Site>) => {
    document.querySelector('.under')?.classList.toggle('is-away', site?.signUp !== 'open');
  });
  openDoor(element, texts.signInTitles);
}
