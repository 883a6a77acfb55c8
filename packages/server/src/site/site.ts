import type { Site } from '@signet/protocol';
import { listedActions } from '../confirm/listed-actions.ts';
import type { Services } from '../services.ts';

/** GET /v1/site: public facts for pages and components. */
export async function site({ rp, policy, mail }: Services): Promise<Site> {
  return {
    name: rp.name,
    rpId: rp.rpId,
    signUp: policy.signUp,
    recovery: {
      codes: policy.recoveryCodes === 'offered',
      totp: policy.totp === 'accepted',
      coolDown: policy.recoveryCoolDown,
    },
    namedSignIn: policy.namedSignIn === 'accepted',
    mail,
    confirmed: listedActions(policy),
  };
}
