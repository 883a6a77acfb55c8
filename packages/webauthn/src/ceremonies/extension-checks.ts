import type { AuthenticatorData } from '../authenticator-data/authenticator-data.ts';
import type { ClientExtensionOutputs } from '../extensions/extension.ts';
import { readClientOutputs } from '../extensions/outputs.ts';
import { checkOutputTypes } from '../extensions/table.ts';
import { hasUnsolicited } from '../extensions/unsolicited.ts';
import { refuse } from '../refusals/refusal.ts';
import type { ExtensionPolicy } from './expected.ts';
import type { CheckResult } from './row.ts';

/** R.4, A.4. @throws Refusal bad_shape */
export function readExtensionResults(results: unknown): ClientExtensionOutputs {
  const outputs = readClientOutputs(results);
  checkOutputTypes(outputs);
  return outputs;
}

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
