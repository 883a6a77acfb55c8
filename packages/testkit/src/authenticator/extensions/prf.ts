import type { AuthenticationExtensionsPRFValuesJSON } from '@signet/webauthn';
import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { ExtendedRequest, ExtensionMaker, ExtensionOutputs, RequestWish } from './extension.ts';
import { encryptHmacSecret, evaluateHmacSecret, prfSalt } from './hmac-secret.ts';

/**
 * §10.1.4. A platform's passkeys answer at once and to the client alone; a security key has hmac-secret in its authenticator
 * data, and no results before the first assertion.
 */
export const prf: ExtensionMaker = {
  admitCreation: ({ asked }) => {
    if (asked.prf?.evalByCredential !== undefined) {
      throw new DOMException('evalByCredential is for assertions', 'NotSupportedError');
    }
  },
  admitRequest: checkByCredential,

  registration: ({ asked, settings, seed, credential, userVerified }) => {
    if (asked.prf === undefined) return {};
    if (!settings.extensions.includes('prf')) return { client: { prf: { enabled: false } } };
    credential.prfSecret = seed.bytes(`prf of ${encodeBase64url(credential.id)}`, 32);
    if (settings.attachment === 'cross-platform') {
      return { client: { prf: { enabled: true } }, authenticator: { 'hmac-secret': true } };
    }
    const outputs = userVerified ? evaluate(credential.prfSecret, asked.prf.eval) : null;
    return { client: { prf: { enabled: true, ...(outputs && { results: resultsOf(outputs) }) } } };
  },

  authentication: (given) => {
    const { asked, settings, credential, userVerified } = given;
    if (asked.prf === undefined) return {};
    const inputs = asked.prf.evalByCredential?.[encodeBase64url(credential.id)] ?? asked.prf.eval;
    // The function of user verification is the only one that pages get.
    const outputs = userVerified && credential.prfSecret ? evaluate(credential.prfSecret, inputs) : null;
    if (outputs === null) return { client: { prf: {} } };
    const client = { prf: { results: resultsOf(outputs) } };
    return settings.attachment === 'cross-platform' ? { client, ...encrypted(given, outputs) } : { client };
  },
};

function checkByCredential({ asked, options }: RequestWish): void {
  const ids = Object.keys(asked.prf?.evalByCredential ?? {});
  const allowed = (options.allowCredentials ?? []).map(({ id }) => id);
  if (ids.length > 0 && allowed.length === 0) {
    throw new DOMException('evalByCredential wants allowCredentials', 'NotSupportedError');
  }
  if (!ids.every((id) => allowed.includes(id))) {
    throw new DOMException('evalByCredential names a credential that is not allowed', 'SyntaxError');
  }
}

/** One output for each input; null where there is no input. */
function evaluate(
  secret: Uint8Array,
  inputs: AuthenticationExtensionsPRFValuesJSON | undefined,
): readonly Uint8Array[] | null {
  if (inputs === undefined) return null;
  const texts = inputs.second === undefined ? [inputs.first] : [inputs.first, inputs.second];
  return texts.map((text) => evaluateHmacSecret(secret, prfSalt(decodeBase64url(text))));
}

function resultsOf(outputs: readonly Uint8Array[]): Record<string, string> {
  const [first, second] = outputs.map((output) => encodeBase64url(output));
  return { ...(first !== undefined && { first }), ...(second !== undefined && { second }) };
}

function encrypted({ seed, options }: ExtendedRequest, outputs: readonly Uint8Array[]): ExtensionOutputs {
  const bytes = seed.bytes(`hmac-secret of ${options.challenge}`, 80);
  const ciphertext = encryptHmacSecret(bytes.subarray(0, 64), bytes.subarray(64), concatBytes(...outputs));
  return { authenticator: { 'hmac-secret': ciphertext } };
}
