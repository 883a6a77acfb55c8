import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { createAuthenticator } from '../../src/authenticator/create-authenticator.ts';
import { bytesOf, creation, PAGE } from './scene.ts';

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

/** What is signed over: authenticator data and the hash of the client data. */
function signedOver(response: { clientDataJSON: string; authenticatorData?: string }): Buffer {
  return Buffer.concat([bytesOf(response.authenticatorData), sha256(bytesOf(response.clientDataJSON))]);
}

describe('an authenticator that registers', () => {
  it('collects client data as §5.8.1.1 serialises them', () => {
    const context = { ...PAGE, crossOrigin: true, topOrigin: 'https://top.example' };
    const { response } = createAuthenticator().create(creation(), context);
    assert.equal(
      bytesOf(response.clientDataJSON).toString(),
      '{"type":"webauthn.create","challenge":"MDEyMzQ1Njc4OWFiY2RlZg","origin":"https://example.org","crossOrigin":true,"topOrigin":"https://top.example"}',
    );
  });

  it('lays authenticator data out as §6.1 and §6.5.1 say', () => {
    const aaguid = '00112233-4455-6677-8899-aabbccddeeff';
    const made = createAuthenticator({ aaguid, counter: 'rising' }).create(creation(), PAGE);
    const data = bytesOf(made.response.authenticatorData);
    assert.deepEqual(data.subarray(0, 32), sha256('example.org'));
    assert.equal(data[32], 0x01 | 0x04 | 0x08 | 0x10 | 0x40, 'UP, UV, BE, BS, AT');
    assert.equal(data.readUInt32BE(33), 1);
    assert.equal(data.subarray(37, 53).toString('hex'), aaguid.replaceAll('-', ''));
    assert.equal(data.readUInt16BE(53), 32);
    assert.equal(data.subarray(55, 87).toString('base64url'), made.rawId);
    assert.equal(data.subarray(87, 97).toString('hex'), 'a5010203262001215820', 'kty EC2, alg ES256, crv P-256, x');
    assert.equal(data.subarray(129, 132).toString('hex'), '225820', 'y');
    assert.equal(data.length, 164);
    const spki = bytesOf(made.response.publicKey);
    assert.deepEqual(spki.subarray(-64, -32), data.subarray(97, 129));
    assert.deepEqual(spki.subarray(-32), data.subarray(132));
  });

  it('wraps them in an attestation object without statement', () => {
    const { response } = createAuthenticator().create(creation(), PAGE);
    const data = bytesOf(response.authenticatorData);
    const head = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158a4', 'hex');
    assert.deepEqual(bytesOf(response.attestationObject), Buffer.concat([head, data]));
  });

  for (const alg of [-7, -8, -257]) {
    it(`attests itself with its own key of algorithm ${alg}`, () => {
      const made = createAuthenticator({ attestation: 'packed-self' }).makeRegistration(creation(), { ...PAGE, alg });
      const { response } = made.response;
      const key = createPublicKey({ key: bytesOf(response.publicKey), format: 'der', type: 'spki' });
      const signature = made.attestation.statement instanceof Map ? made.attestation.statement.get('sig') : null;
      assert.ok(signature instanceof Uint8Array);
      assert.ok(bytesOf(response.attestationObject).includes(signature));
      assert.ok(verify(alg === -8 ? null : 'sha256', signedOver(response), key, signature));
      assert.equal(response.publicKeyAlgorithm, alg);
    });
  }

  it('attests with a certificate that its root issued', () => {
    const made = createAuthenticator({ attestation: 'packed-certified' }).makeRegistration(creation(), PAGE);
    const statement = made.attestation.statement;
    assert.ok(statement instanceof Map);
    const [sig, x5c] = [statement.get('sig'), statement.get('x5c')];
    const leaf = new X509Certificate(x5c[0]);
    assert.equal(leaf.subject, 'C=AQ\nO=Signet Testkit\nOU=Authenticator Attestation\nCN=Signet Testkit Authenticator');
    assert.equal(leaf.ca, false);
    assert.equal(leaf.validTo, 'Jan  1 00:00:00 2049 GMT');
    assert.ok(verify('sha256', signedOver(made.response.response), leaf.publicKey, sig));
  });

  it('gives the same bytes for the same seed, others without', () => {
    const make = (seed?: string): string => {
      const options = seed === undefined ? {} : { seed };
      return JSON.stringify(createAuthenticator({ ...options, attestation: 'packed-self' }).create(creation(), PAGE));
    };
    assert.equal(make('a'), make('a'));
    assert.notEqual(make('a'), make('b'));
    assert.notEqual(make(), make());
  });

  it('takes the first algorithm of the options that it has', () => {
    const pubKeyCredParams = [-47, -8, -7].map((alg) => ({ type: 'public-key', alg }) as const);
    const alg = (algorithms: number[]): number | undefined =>
      createAuthenticator({ algorithms }).create(creation({ pubKeyCredParams }), PAGE).response.publicKeyAlgorithm;
    assert.equal(alg([-7, -8]), -8);
    assert.equal(alg([-7]), -7);
    assert.throws(() => alg([-257]), { name: 'NotSupportedError' });
  });

  it('refuses to make a second credential where one of excludeCredentials is its own', () => {
    const authenticator = createAuthenticator();
    const { id } = authenticator.create(creation(), PAGE);
    const excludeCredentials = [{ type: 'public-key', id } as const];
    assert.throws(() => authenticator.create(creation({ excludeCredentials }), PAGE), { name: 'InvalidStateError' });
    createAuthenticator().create(creation({ excludeCredentials }), PAGE);
    authenticator.create(creation({ excludeCredentials, rp: { id: 'example.net', name: 'Other' } }), PAGE);
  });

  it('replaces the discoverable credential of the same account and no other', () => {
    const authenticator = createAuthenticator();
    const first = authenticator.create(creation(), PAGE);
    authenticator.create(creation({ user: { id: 'Ym9i', name: 'bob', displayName: 'Bob' } }), PAGE);
    const second = authenticator.create(creation(), PAGE);
    const ids = authenticator.credentials.map(({ id }) => Buffer.from(id).toString('base64url'));
    assert.equal(ids.length, 2);
    assert.ok(!ids.includes(first.id));
    assert.ok(ids.includes(second.id));
  });

  it('tells credProps only where asked, and transports and attachment always', () => {
    const authenticator = createAuthenticator({ transports: ['usb'] });
    const plain = authenticator.create(creation(), PAGE);
    assert.deepEqual(plain.clientExtensionResults, {});
    assert.deepEqual(plain.response.transports, ['usb']);
    assert.equal(plain.authenticatorAttachment, 'cross-platform');
    const asked = authenticator.create(creation({ extensions: { credProps: true } }), PAGE);
    assert.deepEqual(asked.clientExtensionResults, { credProps: { rk: true } });
    assert.equal(createAuthenticator().create(creation(), PAGE).authenticatorAttachment, 'platform');
  });

  it('sets flags by what it is and what the person did', () => {
    const flags = (options: object, context: object, creationOptions = creation()): number | undefined =>
      bytesOf(
        createAuthenticator(options).create(creationOptions, { ...PAGE, ...context }).response.authenticatorData,
      )[32];
    assert.equal(flags({ backupEligible: false, userVerification: false }, {}), 0x41);
    assert.equal(flags({ backupState: false }, {}), 0x4d);
    assert.equal(flags({}, { mediation: 'conditional' }), 0x5c);
    assert.equal(flags({}, { userPresent: false, userVerified: false }), 0x58);
    const { authenticatorSelection } = creation();
    const wanting = (userVerification: 'required' | 'discouraged') =>
      creation({ authenticatorSelection: { ...authenticatorSelection, userVerification } });
    assert.equal(flags({}, {}, wanting('discouraged')), 0x59);
    assert.throws(() => flags({ userVerification: false }, {}, wanting('required')), { name: 'NotAllowedError' });
  });
});
