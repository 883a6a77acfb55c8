import { createHash, createPublicKey, verify } from 'node:crypto';
import { createAuthenticator } from '@signet/testkit';
import type { AuthenticationResponseJSON, CredentialRecord } from '@signet/webauthn';
import {
  createKeyCache,
  parseAuthentication,
  parseRegistration,
  verifyAuthentication,
  verifyAuthenticationPooled,
  verifyRegistration,
} from '@signet/webauthn';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { asPeerTypes } from './peer-types.ts';
import {
  creationOptions,
  expectedAuthentication,
  expectedByPeer,
  expectedRegistration,
  origin,
  requestOptions,
  userHandle,
} from './site.ts';

/** A credential and a sign-in with it, and the ways to check that sign-in. */
export interface SignIn {
  /** The platform's check of the signature alone, its key at hand. */
  readonly raw: () => void;
  readonly cached: () => void;
  readonly imported: () => void;
  readonly pooled: () => Promise<unknown>;
  readonly peer: () => Promise<unknown>;
}

/** What hashes before it signs; the others hash by themselves. */
const hashes: ReadonlyMap<number, string> = new Map([
  ...[-7, -9, -37, -47, -257].map((alg) => [alg, 'sha256'] as const),
  ...[-35, -51, -38, -258].map((alg) => [alg, 'sha384'] as const),
  ...[-36, -52, -39, -259].map((alg) => [alg, 'sha512'] as const),
]);
/** RSASSA-PSS, salt as long as the hash. */
const pss: ReadonlySet<number> = new Set([-37, -38, -39]);

/** @param algorithm COSE algorithm identifier */
export function signInWith(algorithm: number): SignIn {
  const authenticator = createAuthenticator({ algorithms: [algorithm], seed: 'bench' });
  const registration = authenticator.create(creationOptions(algorithm), { origin });
  const verified = verifyRegistration(parseRegistration(registration), expectedRegistration(algorithm));
  const credential: CredentialRecord = {
    id: verified.credentialId,
    publicKey: verified.publicKey,
    alg: verified.alg,
    signCount: verified.signCount,
    backupEligible: verified.backupEligible,
    userHandle,
  };
  const assertion = authenticator.get(requestOptions, { origin });
  const [once, pool] = [createKeyCache(16), createKeyCache(16)];
  const check = (options: Parameters<typeof verifyAuthentication>[3]) => () =>
    void verifyAuthentication(parseAuthentication(assertion), expectedAuthentication, credential, options);
  return {
    raw: rawCheck(algorithm, assertion, Buffer.from(registration.response.publicKey ?? '', 'base64url')),
    cached: check({ keys: once }),
    imported: check({}),
    pooled: () =>
      verifyAuthenticationPooled(parseAuthentication(assertion), expectedAuthentication, credential, { keys: pool }),
    peer: peerCheck(assertion, credential),
  };
}

function rawCheck(algorithm: number, { response }: AuthenticationResponseJSON, spki: Buffer): () => void {
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const clientDataHash = createHash('sha256').update(response.clientDataJSON, 'base64url').digest();
  const signed = Buffer.concat([Buffer.from(response.authenticatorData, 'base64url'), clientDataHash]);
  const signature = Buffer.from(response.signature, 'base64url');
  const options = pss.has(algorithm) ? { key, padding: 6, saltLength: -1 } : key;
  return () => {
    if (!verify(hashes.get(algorithm) ?? null, signed, options, signature)) throw new Error('the raw check must hold');
  };
}

function peerCheck(assertion: AuthenticationResponseJSON, record: CredentialRecord): () => Promise<unknown> {
  const credential = { id: assertion.id, publicKey: Uint8Array.from(record.publicKey), counter: record.signCount };
  return async () => {
    const response = asPeerTypes<Parameters<typeof verifyAuthenticationResponse>[0]['response']>(assertion);
    const { verified } = await verifyAuthenticationResponse({ ...expectedByPeer, response, credential });
    if (!verified) throw new Error('the peer must accept the assertion');
  };
}
