import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { CreatedResponse, CreationOptions } from '@signet/testkit';

/** As little as §5.4 wants. */
const least: CreationOptions = {
  rp: { id: 'example.org' },
  user: { id: 'YWRh', name: 'ada' },
  challenge: 'Y2hhbGxlbmdl',
};

function originOf({ response }: { readonly response: { readonly clientDataJSON: string } }): unknown {
  return (JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()) as { origin: unknown }).origin;
}

function rpIdHashOf({ response }: CreatedResponse): string {
  return Buffer.from(response.authenticatorData, 'base64url').subarray(0, 32).toString('hex');
}

describe('options that leave out what they may', () => {
  it('are of a page on the RP ID', () => {
    assert.equal(originOf(createAuthenticator().create(least)), 'https://example.org');
    const local = { ...least, rp: { id: 'localhost' } };
    assert.equal(originOf(createAuthenticator().create(local)), 'http://localhost');
    const page = { origin: 'http://localhost:4000' };
    assert.equal(originOf(createAuthenticator().create(local, page)), page.origin);
  });

  it('have the domain of the page as RP ID (§5.4.2)', () => {
    const authenticator = createAuthenticator();
    const response = authenticator.create({ ...least, rp: { name: 'Example' } }, { origin: 'https://example.org' });
    assert.equal(rpIdHashOf(response), rpIdHashOf(createAuthenticator().create(least)));
    assert.throws(() => authenticator.create({ ...least, rp: {} }), /which origin/u);
    const asked = { challenge: least.challenge, allowCredentials: [{ id: response.id }] };
    assert.equal(authenticator.get(asked, { origin: 'https://example.org' }).id, response.id);
    assert.throws(() => authenticator.get(asked), /which origin/u);
  });

  it('offer ES256 and RS256 where they offer none (§5.1.3 step 10)', () => {
    assert.equal(createAuthenticator().create(least).response.publicKeyAlgorithm, -7);
    const rsa = createAuthenticator({ algorithms: [-8, -257] });
    assert.equal(rsa.create({ ...least, pubKeyCredParams: [] }).response.publicKeyAlgorithm, -257);
    assert.throws(() => createAuthenticator({ algorithms: [-8] }).create(least), { name: 'NotSupportedError' });
  });

  it('want a discoverable credential only where they say so (§5.4.4)', () => {
    const authenticator = createAuthenticator();
    authenticator.create(least);
    authenticator.create({ ...least, authenticatorSelection: { requireResidentKey: true } });
    authenticator.create({ ...least, authenticatorSelection: { residentKey: 'preferred' } });
    assert.deepEqual(
      authenticator.credentials.map(({ discoverable }) => discoverable),
      [false, true],
      'the third takes the place of the second',
    );
  });

  it('prefer user verification', () => {
    const flags = ({ response }: CreatedResponse) => Buffer.from(response.authenticatorData, 'base64url')[32];
    assert.equal((flags(createAuthenticator().create(least)) ?? 0) & 4, 4);
    assert.equal((flags(createAuthenticator({ userVerification: false }).create(least)) ?? 0) & 4, 0);
  });

  it('exclude and allow by id alone', () => {
    const authenticator = createAuthenticator();
    const { id } = authenticator.create(least);
    assert.throws(() => authenticator.create({ ...least, excludeCredentials: [{ id }] }), {
      name: 'InvalidStateError',
    });
    const { challenge } = least;
    assert.equal(authenticator.get({ challenge, rpId: 'example.org', allowCredentials: [{ id }] }).id, id);
    assert.throws(() => authenticator.get({ challenge, rpId: 'example.org' }), { name: 'NotAllowedError' });
  });
});
