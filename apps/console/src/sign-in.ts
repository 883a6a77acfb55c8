import '@signet/browser/elements';
import { openDoor } from './door/open-door.ts';
import { texts } from './texts.ts';

const element = document.querySelector('signet-sign-in');
if (element) {
  const { arrival } = document.documentElement.dataset;
  if (arrival === 'signed-out' || arrival === 'ended') element.welcome = arrival;
  openDoor(element, texts.signInTitles);
}
