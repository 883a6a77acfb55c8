import { publicKeyCredential } from '../credential/public-key-credential.ts';
import { allowedByPolicy } from '../prompt/frame.ts';
import type { Capabilities } from '../signet-client.ts';

async function quietly<Answer>(ask: () => Promise<Answer> | undefined): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

/** §5.1.7, or what older browsers can tell. Never rejects. */
export async function capabilities(): Promise<Capabilities> {
  const native = publicKeyCredential();
  const can: PublicKeyCredentialClientCapabilities = {
    conditionalGet: !!(await quietly(() => native?.isConditionalMediationAvailable?.())),
    userVerifyingPlatformAuthenticator: !!(await quietly(() =>
      native?.isUserVerifyingPlatformAuthenticatorAvailable?.(),
    )),
    ...(await quietly(() => native?.getClientCapabilities?.())),
  };
  const inFrame = allowedByPolicy('get') === false;
  return {
    passkeys: !!native && !inFrame,
    autofill: !!can.conditionalGet && !inFrame,
    platformAuthenticator: !!can.userVerifyingPlatformAuthenticator,
    silentUpgrade: !!can.conditionalCreate,
    inFrame,
  };
}
