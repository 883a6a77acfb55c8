import '@signet/browser/elements';
import { openDoor } from './door/open-door.ts';
import { texts } from './texts.ts';

const element = document.querySelector('signet-sign-up');
if (element) openDoor(element, texts.signUpTitles);
