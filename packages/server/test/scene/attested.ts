import type { PolicyInput } from '@signet/server';
import { createSeed, makeAttestationChain } from '@signet/testkit';
import type { AuthenticatorOptions } from '@signet/testkit';

const aaguid = new Uint8Array(16).fill(0x5a);
const seed = 'a model';

/** Security keys of a model whose statements lead to `deviceBound`’s anchor. */
export const attestedKey = {
  seed,
  aaguid,
  attestation: 'packed-certified',
  transports: ['usb', 'nfc'],
  backupEligible: false,
} as const satisfies AuthenticatorOptions;

/** Attestation that leads to that model, and nothing else. */
export const trusted = {
  attestation: 'direct',
  attestationAccepted: { none: 'refused', self: 'refused', certified: 'trust-required' },
  attestationAnchors: [Buffer.from(makeAttestationChain(createSeed(seed), aaguid).root).toString('base64')],
} satisfies PolicyInput;

/** Keys that cannot leave their device, as far as attestation proves it. */
export const deviceBound = { ...trusted, backupEligible: 'refused' } satisfies PolicyInput;
