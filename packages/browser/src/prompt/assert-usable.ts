import { publicKeyCredential } from '../credential/public-key-credential.ts';
import { SignetError } from '../errors/signet-error.ts';
import { allowedByPolicy, isFramed } from './frame.ts';

/** @throws SignetError `unsupported`, `in-frame` or `rp-misconfigured` where no prompt can open, before anything is asked */
export function assertUsable(kind: 'create' | 'get'): void {
  if (isSecureContext === false) throw new SignetError('rp-misconfigured', `Passkeys need HTTPS; this is ${origin}`);
  if (!publicKeyCredential()) throw new SignetError('unsupported', 'There is no PublicKeyCredential');
  if (allowedByPolicy(kind) === false) {
    const code = isFramed() ? 'in-frame' : 'rp-misconfigured';
    throw new SignetError(code, `Permissions-Policy forbids publickey-credentials-${kind} in ${origin}`);
  }
}
