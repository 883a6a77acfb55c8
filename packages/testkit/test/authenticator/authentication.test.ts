import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, it } from 'node:test';
import { createAuthenticator } from '../../src/authenticator/create-authenticator.ts';
import { bytesOf, creation, PAGE, request } from './scene.ts';

function counterOf(made: { response: { authenticatorData: string } }): number {
  return bytesOf(made.response.authenticatorData).readUInt32BE(33);
}

describe('an authenticator that authenticates', () => {
  for (const alg of [-7, -8, -257]) {
    it(`signs with the key of algorithm ${alg} that it registered`, () => {
      const authenticator = createAuthenticator();
      const registered = authenticator.create(creation(), { ...PAGE, alg });
      const { id, response } = authenticator.get(request(), PAGE);
      const key = createPublicKey({ key: bytesOf(registered.response.publicKey), format: 'der', type: 'spki' });
      const clientData = bytesOf(response.clientDataJSON);
      const data = bytesOf(response.authenticatorData);
      const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
      assert.equal(id, registered.id);
      assert.ok(verify(alg === -8 ? null : 'sha256', signed, key, bytesOf(response.signature)));
      assert.equal(data.length, 37);
      assert.equal(data[32], 0x1d, 'UP, UV, BE, BS');
      assert.equal(JSON.parse(clientData.toString()).type, 'webauthn.get');
      assert.equal(response.userHandle, 'YWRh');
    });
  }

  it('counts per credential, or not at all', () => {
    const counting = createAuthenticator({ counter: 'rising' });
    counting.create(creation(), PAGE);
    assert.deepEqual(
      [2, 3, 4],
      [1, 2, 3].map(() => counterOf(counting.get(request(), PAGE))),
    );
    const zero = createAuthenticator();
    zero.create(creation(), PAGE);
    assert.equal(counterOf(zero.get(request(), PAGE)), 0);
  });

  it('counts apart once cloned, with the same key', () => {
    const original = createAuthenticator({ counter: 'rising' });
    original.create(creation(), PAGE);
    const clone = original.clone();
    assert.equal(counterOf(original.get(request(), PAGE)), 2);
    assert.equal(counterOf(original.get(request(), PAGE)), 3);
    assert.equal(counterOf(clone.get(request(), PAGE)), 2);
    assert.equal(clone.get(request(), PAGE).id, original.get(request(), PAGE).id);
  });

  it('finds discoverable credentials by RP ID, others only by name', () => {
    const authenticator = createAuthenticator();
    const { authenticatorSelection } = creation();
    const selection = { ...authenticatorSelection, residentKey: 'discouraged', requireResidentKey: false } as const;
    const { id } = authenticator.create(creation({ authenticatorSelection: selection }), PAGE);
    assert.throws(() => authenticator.get(request(), PAGE), { name: 'NotAllowedError' });
    const named = authenticator.get(request({ allowCredentials: [{ type: 'public-key', id }] }), PAGE);
    assert.equal(named.id, id);
    assert.ok(!('userHandle' in named.response));
    authenticator.create(creation(), PAGE);
    assert.notEqual(authenticator.get(request(), PAGE).id, id);
    assert.throws(() => authenticator.get(request({ rpId: 'example.net' }), PAGE), { name: 'NotAllowedError' });
  });

  it('lets the person pick, and takes the newest otherwise', () => {
    const authenticator = createAuthenticator();
    const ada = authenticator.create(creation(), PAGE);
    const bob = authenticator.create(creation({ user: { id: 'Ym9i', name: 'bob', displayName: 'Bob' } }), PAGE);
    assert.equal(authenticator.get(request(), PAGE).id, bob.id);
    const picked = authenticator.get(request(), { ...PAGE, credentialId: bytesOf(ada.id) });
    assert.equal(picked.id, ada.id);
    assert.equal(picked.response.userHandle, 'YWRh');
    const allowCredentials = [{ type: 'public-key', id: bob.id } as const];
    assert.throws(() => authenticator.get(request({ allowCredentials }), { ...PAGE, credentialId: bytesOf(ada.id) }), {
      name: 'NotAllowedError',
    });
  });

  it('reports what a test set on the credential', () => {
    const authenticator = createAuthenticator({ counter: 'rising' });
    authenticator.create(creation(), PAGE);
    const [credential] = authenticator.credentials;
    assert.ok(credential);
    credential.signCount = 41;
    credential.backupState = false;
    const made = authenticator.get(request(), PAGE);
    assert.equal(counterOf(made), 42);
    assert.equal(bytesOf(made.response.authenticatorData)[32], 0x0d);
  });
});
