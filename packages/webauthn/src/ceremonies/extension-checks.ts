import type { AuthenticatorData } from '../authenticator-data/authenticator-data.ts';
import { isProtected } from '../extensions/cred-protect.ts';
import type { ClientExtensionOutputs } from '../extensions/extension.ts';
import type { RegistrationExtensionResults } from '../extensions/results.ts';
import { hasUnsolicited } from '../extensions/unsolicited.ts';
import { refuse } from '../refusals/refusal.ts';
import type { ExtensionPolicy, RegistrationExtensionPolicy } from './expected.ts';
import type { CheckResult } from './row.ts';

/** R.28, A.23. @throws Refusal extension_policy */
export function checkUnsolicited(
  client: ClientExtensionOutputs,
  authenticatorData: AuthenticatorData,
  policy: ExtensionPolicy,
): CheckResult {
  if (policy.unsolicited === 'ignored') return 'not-applicable';
  if (hasUnsolicited(client, authenticatorData.extensions, policy.requested)) {
    refuse('extension_policy', 'an extension output came that was not requested');
  }
  return undefined;
}

/** R.28, where a protection is enforced: clients that do not know credProtect create credentials without it. @throws Refusal extension_policy */
export function checkProtected(
  results: RegistrationExtensionResults,
  demanded: RegistrationExtensionPolicy['credProtect'],
): CheckResult {
  if (demanded?.enforce !== true) return 'not-applicable';
  if (!isProtected(results.credProtect, demanded.policy)) {
    refuse('extension_policy', 'the credential is protected less than was demanded');
  }
  return undefined;
}
