import { createHash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Authenticator, AuthenticatorCredential } from '@signet/testkit';
import { encodeAuthenticatorData, encodeBase64url, FLAG } from '@signet/testkit';

/** Somebody with a passkey, whose assertions are cheap to make: all but client data and signature is made once. */
export interface Person {
  /** What the server under test calls the account. */
  readonly account: string;
  /** The response that a page would post, as JSON. */
  assert(challenge: string, origin: string): string;
}

/** A person from an authenticator that holds one ES256 credential. */
export function personOf(account: string, authenticator: Authenticator): Person {
  const [credential] = authenticator.credentials;
  if (!credential) throw new TypeError('the authenticator holds no credential');
  return { account, assert: assertionOf(credential) };
}

/** `crypto.sign` with a key kept: the test kit's own signatures are drawn from its seed, and cost many times as much. */
function assertionOf(credential: AuthenticatorCredential): Person['assert'] {
  const authenticatorData = Buffer.from(
    encodeAuthenticatorData({
      rpIdHash: createHash('sha256').update(credential.rpId).digest(),
      flags: FLAG.up | FLAG.uv | FLAG.be | FLAG.bs,
      signCount: 0,
      attested: null,
      extensions: null,
    }),
  );
  const id = encodeBase64url(credential.id);
  const head = `{"id":"${id}","rawId":"${id}","type":"public-key","authenticatorAttachment":"platform","clientExtensionResults":{},"response":{"authenticatorData":"${authenticatorData.toString('base64url')}","userHandle":"${encodeBase64url(credential.userHandle)}"`;
  const key: KeyObject = credential.key.privateKey;
  return (challenge, origin) => {
    const clientData = Buffer.from(
      `{"type":"webauthn.get","challenge":"${challenge}","origin":"${origin}","crossOrigin":false}`,
    );
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
    const signature = sign('sha256', signed, key).toString('base64url');
    return `${head},"clientDataJSON":"${clientData.toString('base64url')}","signature":"${signature}"}}`;
  };
}
