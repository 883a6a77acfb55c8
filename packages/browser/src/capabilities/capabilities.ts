import { publicKeyCredential } from '../credential/public-key-credential.ts';
import { allowedByPolicy } from '../prompt/frame.ts';
import type { Capabilities } from '../signet-client.ts';

/** §5.1.7, or what older browsers can tell. Never rejects. */
export async function capabilities(): Promise<Capabilities> {
  const native = publicKeyCredential();
  const told = await native?.getClientCapabilities?.().catch(() => undefined);
  const older = async (ask: (() => Promise<boolean>) | undefined): Promise<boolean> =>
    (await ask?.call(native).catch(() => false)) ?? false;
  const inFrame = allowedByPolicy('get') === false;
  return {
    passkeys: !!native && !inFrame,
    autofill: !inFrame && (told?.conditionalGet ?? (await older(native?.isConditionalMediationAvailable))),
    platformAuthenticator:
      told?.userVerifyingPlatformAuthenticator ?? (await older(native?.isUserVerifyingPlatformAuthenticatorAvailable)),
    hybrid: told?.hybridTransport ?? false,
    silentUpgrade: told?.conditionalCreate ?? false,
    inFrame,
  };
}
