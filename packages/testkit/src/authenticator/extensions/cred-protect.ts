import type { CredentialProtectionPolicy } from '@signet/webauthn';
import type { AuthenticatorCredential } from '../credential.ts';
import type { ExtensionMaker } from './extension.ts';

const LEVELS: Readonly<Record<CredentialProtectionPolicy, 1 | 2 | 3>> = {
  userVerificationOptional: 1,
  userVerificationOptionalWithCredentialIDList: 2,
  userVerificationRequired: 3,
};

/** CTAP, credProtect */
export const credProtect: ExtensionMaker = {
  admitCreation: ({ asked, settings }) => {
    const policy = asked.credentialProtectionPolicy;
    const demanded = asked.enforceCredentialProtectionPolicy === true && policy !== undefined && LEVELS[policy] > 1;
    if (demanded && !settings.extensions.includes('credProtect')) {
      throw new DOMException('no authenticator protects credentials so', 'NotAllowedError');
    }
  },

  registration: ({ asked, settings, credential }) => {
    const policy = asked.credentialProtectionPolicy;
    if (policy === undefined || !settings.extensions.includes('credProtect')) return {};
    credential.credProtect = LEVELS[policy];
    return { authenticator: { credProtect: credential.credProtect } };
  },
};

/** Whether a credential may be used, or found, as its protection has it. */
export function isUsable(
  { credProtect: level }: AuthenticatorCredential,
  userVerified: boolean,
  named: boolean,
): boolean {
  return userVerified || level === 1 || (level === 2 && named);
}
