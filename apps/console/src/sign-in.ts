import '@signet/browser/elements';
import { openDoor } from './door/open-door.ts';
import { texts } from './texts.ts';

const element = document.querySelector('signet-sign-in');
if (element) {
  const asked = new URLSearchParams(location.search);
  element.welcome = asked.has('signed-out') ? 'signed-out' : asked.has('ended') ? 'ended' : undefined;
  openDoor(element, texts.signInTitles);
}
