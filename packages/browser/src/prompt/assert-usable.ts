import { publicKeyCredential } from '../credential/public-key-credential.ts';
import { SignetError } from '../errors/signet-error.ts';
import { allowedByPolicy, isFramed } from './frame.ts';

/** @throws SignetError `unsupported`, `in-frame` or `rp-misconfigured` where no prompt can open, before anything is asked */
export function assertUsable(kind: 'create' | 'get'): void {
  if (!isSecureContext) throw new SignetError('rp-misconfigured', `${origin} needs HTTPS`);
  if (!publicKeyCredential()) throw new SignetError('unsupported', 'No PublicKeyCredential');
  if (allowedByPolicy(kind) === false) {
    throw new SignetError(
      isFramed() ? 'in-frame' : 'rp-misconfigured',
      `Permissions-Policy forbids publickey-credentials-${kind}`,
    );
  }
}
