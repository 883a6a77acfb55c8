import { createHash, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createSeed, encodeAuthenticatorData, encodeBase64url, encodeCbor, FLAG, KEY_MAKERS } from '@signet/testkit';

/** Somebody with a passkey, whose assertions are cheap to make: all but client data and signature is made once. */
export interface Person {
  /** What the server under test calls the account. */
  readonly account: string;
  /** The response that a page would post, as JSON. */
  assert(challenge: string, origin: string): string;
}

/** A synced ES256 passkey for localhost. */
export interface Enrolled {
  /** Credential id, 32 bytes. */
  readonly id: Uint8Array;
  readonly userHandle: Uint8Array;
  /** COSE_Key, 77 bytes. */
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

/** A new passkey of the test kit's making, for whom the server knows by this user handle. */
export function enrol(userHandle: Uint8Array): Enrolled {
  const key = KEY_MAKERS.get(-7)?.(createSeed(), 'passkey');
  if (!key) throw new Error('the test kit makes ES256 keys');
  return { id: randomBytes(32), userHandle, publicKey: encodeCbor(key.cose), privateKey: key.privateKey };
}

/** `crypto.sign` with a key kept: the test kit's own signatures are drawn from its seed, and cost many times as much. */
export function personOf(account: string, { id, userHandle, privateKey }: Omit<Enrolled, 'publicKey'>): Person {
  const authenticatorData = Buffer.from(
    encodeAuthenticatorData({
      rpIdHash: createHash('sha256').update('localhost').digest(),
      flags: FLAG.up | FLAG.uv | FLAG.be | FLAG.bs,
      signCount: 0,
      attested: null,
      extensions: null,
    }),
  );
  const head = responseHead(encodeBase64url(id), authenticatorData, userHandle);
  return {
    account,
    assert: (challenge, origin) => {
      const clientData = Buffer.from(
        `{"type":"webauthn.get","challenge":"${challenge}","origin":"${origin}","crossOrigin":false}`,
      );
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
      const signature = sign('sha256', signed, privateKey).toString('base64url');
      return `${head},"clientDataJSON":"${clientData.toString('base64url')}","signature":"${signature}"}}`;
    },
  };
}

/** The response's JSON up to what a challenge changes. */
function responseHead(id: string, authenticatorData: Buffer, userHandle: Uint8Array): string {
  const fixed = JSON.stringify({
    id,
    rawId: id,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
  });
  const made = JSON.stringify({
    authenticatorData: authenticatorData.toString('base64url'),
    userHandle: encodeBase64url(userHandle),
  });
  return `${fixed.slice(0, -1)},"response":${made.slice(0, -1)}`;
}
