import type { Passkey, PasskeyKind } from '@signet/protocol';
import type { IconName } from '../icons/icon.ts';
import { fill } from '../texts/fill.ts';
import type { Place, Texts } from '../texts/texts.ts';

export const kindIcons: Readonly<Record<PasskeyKind, IconName>> = {
  synced: 'cloud',
  computer: 'laptop',
  phone: 'phone',
  'security-key': 'stick',
};

/** Where the passkey lives, after the provider's name unless the passkey is called by it. */
export function placeOf(passkey: Passkey, texts: Texts): string {
  const { kind, providerName: provider, label } = passkey;
  const place: Place = kind === 'synced' && provider?.includes('Keychain') ? 'keychain' : kind;
  const { alone, after } = texts.places[place];
  return provider === null || provider === label ? alone : fill(after, { provider });
}
