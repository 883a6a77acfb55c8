import { randomUUID } from 'node:crypto';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { fernholm } from '../scene/site.ts';

export interface Peer {
  readonly users: Record<string, unknown>[];
  readonly passkeys: Record<string, unknown>[];
  readonly authenticators: Map<string, Authenticator>;
}

const [origin = ''] = fernholm.origins;

/** Rows as an application keeps them that follows the documentation of SimpleWebAuthn, made by that library itself. */
export async function peerWith(names: readonly string[], userID?: Uint8Array<ArrayBuffer>): Promise<Peer> {
  const peer: Peer = { users: [], passkeys: [], authenticators: new Map() };
  for (const username of names) {
    const user = { id: randomUUID(), username };
    peer.users.push(user);
    await registerAtPeer(peer, user, createAuthenticator({ seed: `peer ${username}` }), userID);
  }
  return peer;
}

export async function registerAtPeer(
  peer: Peer,
  user: { readonly id: string; readonly username: string },
  authenticator: Authenticator,
  userID?: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const options = await generateRegistrationOptions({
    rpName: fernholm.name,
    rpID: fernholm.rpId,
    userName: user.username,
    authenticatorSelection: { residentKey: 'required' },
    ...(userID && { userID }),
  });
  const response = authenticator.create(options as Parameters<Authenticator['create']>[0], { origin });
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: options.challenge,
    expectedOrigin: origin,
    expectedRPID: fernholm.rpId,
  });
  if (!verified) throw new Error('the peer refused');
  const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;
  peer.passkeys.push({
    id: credential.id,
    publicKey: credential.publicKey,
    user: user.id,
    webauthnUserID: options.user.id,
    counter: credential.counter,
    deviceType: credentialDeviceType,
    backedUp: credentialBackedUp,
    transports: credential.transports?.join(','),
  });
  peer.authenticators.set(`${user.username} ${peer.passkeys.length}`, authenticator);
}

/** As it comes out of a file. */
export function asJson(rows: readonly Record<string, unknown>[], publicKey: (bytes: Uint8Array) => unknown): unknown {
  return JSON.parse(JSON.stringify(rows.map((it) => ({ ...it, publicKey: publicKey(it['publicKey'] as Uint8Array) }))));
}
