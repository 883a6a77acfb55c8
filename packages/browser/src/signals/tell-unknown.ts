import type { ResponseJSON } from '../credential/to-json.ts';
import { tell } from './tell.ts';

/** The passkey that just answered is in use nowhere: authenticators may stop offering it. */
export const tellUnknown = (rpId: string, response: ResponseJSON): Promise<void> =>
  tell('signalUnknownCredential', { rpId, credentialId: response.id });
