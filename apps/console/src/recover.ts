import '@signet/browser/elements/account';
import { openDoor } from './door/open-door.ts';
import { texts } from './texts.ts';

const element = document.querySelector('signet-recover');
if (element) {
  openDoor(element, texts.recoverTitles);
  element.addEventListener(
    'signet-recover-step',
    ({ detail: step }: CustomEventInit<'code' | 'waiting' | 'ready' | 'codes'>) => {
      document.querySelector<HTMLElement>('.letter')?.setAttribute('data-step', step ?? 'code');
      document.querySelector<HTMLElement>('.first-time')?.toggleAttribute('hidden', step !== 'code');
    },
  );
}
