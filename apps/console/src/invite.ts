import type { Invited } from '@signet/protocol';
import { fill } from '@signet/browser/elements';
import { takeToken } from './door/invite-token.ts';
import { openDoor } from './door/open-door.ts';
import { siteName } from './site-name.ts';
import { texts } from './texts.ts';

const element = document.querySelector('signet-sign-up');
if (element) {
  // Without a token the server says what of an invitation that is over.
  element.invite = takeToken() ?? 'none';
  element.addEventListener('signet-invited', ({ detail: invited }: CustomEventInit<Invited>) => {
    const line = document.querySelector('#invited');
    if (!line || !invited || invited.role === 'member') return;
    line.append(` ${fill(texts.invited[invited.role], { site: siteName() })}`);
  });
  openDoor(element, texts.inviteTitles);
}
