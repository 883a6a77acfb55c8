import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeBase64url } from '../page/base64url.ts';
import { withPage } from '../page/with-page.ts';

const bytes = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text)).buffer;
const text = (it: BufferSource | undefined): string => Buffer.from(it as Uint8Array).toString();
const ids = ['a', 'ab', 'abc', '>>>', '???'];

describe('browsers without the JSON forms (§5.1.8, §5.1.9, toJSON)', () => {
  it('decodes creation options', async (test) => {
    const { page, server, signet } = withPage(test);
    page.statics = {};
    server.scripts.signUpBegin = () => ({
      ceremony: 'c',
      lifetime: 1000,
      options: {
        challenge: encodeBase64url('chal'),
        rp: { id: 'example.com' },
        user: { id: encodeBase64url('handle'), name: 'ada' },
        excludeCredentials: ids.map((id) => ({ type: 'public-key', id: encodeBase64url(id), transports: ['usb'] })),
        timeout: 60_000,
      },
    });
    const call = signet.signUp({ username: 'ada' });
    const { publicKey, answer } = await page.prompted(1);
    assert.equal(text(publicKey.challenge), 'chal');
    assert.deepEqual([text(publicKey.user.id), publicKey.user.name], ['handle', 'ada']);
    assert.deepEqual(
      publicKey.excludeCredentials?.map((it) => text(it.id)),
      ids,
    );
    assert.deepEqual(publicKey.excludeCredentials?.[0]?.transports, ['usb']);
    answer();
    await call;
  });

  it('decodes request options', async (test) => {
    const { page, server, signet } = withPage(test);
    page.statics = {};
    server.scripts.confirmBegin = () => ({
      ceremony: 'c',
      lifetime: 1000,
      options: {
        challenge: encodeBase64url('chal'),
        rpId: 'example.com',
        allowCredentials: [{ type: 'public-key', id: encodeBase64url('id') }],
      },
    });
    const call = signet.confirm({ action: 'pay', parameters: { amount: 1 } });
    const { publicKey, answer } = await page.prompted(1);
    assert.equal(text(publicKey.challenge), 'chal');
    assert.equal(text(publicKey.allowCredentials?.[0]?.id), 'id');
    answer();
    await call;
  });

  const members = {
    id: encodeBase64url('raw'),
    rawId: bytes('raw'),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({ credProps: { rk: true } }),
  };
  const json = {
    id: members.id,
    rawId: members.id,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: { credProps: { rk: true } },
  };
  const broken = {
    toJSON: () => {
      throw new TypeError('Illegal invocation');
    },
  };

  for (const [what, more] of [
    ['no toJSON', {}],
    ['one that does not know the object', broken],
  ] as const) {
    it(`encodes a registration with ${what}`, async (test) => {
      const { server, signet } = withPage(test);
      const response = {
        clientDataJSON: bytes('client>>>>???'),
        attestationObject: bytes('object'),
        getTransports: () => ['internal', 'hybrid'],
      };
      navigator.credentials.create = () => Promise.resolve({ ...members, ...more, response } as unknown as Credential);
      await signet.signUp({ username: 'ada' });
      const sent = JSON.parse(JSON.stringify(server.received.at(-1)?.body));
      assert.deepEqual(sent.response, {
        ...json,
        response: {
          clientDataJSON: encodeBase64url('client>>>>???'),
          attestationObject: encodeBase64url('object'),
          transports: ['internal', 'hybrid'],
        },
      });
    });
  }

  it('encodes an assertion, with or without a user handle', async (test) => {
    const { server, signet } = withPage(test);
    const response = { clientDataJSON: bytes('c'), authenticatorData: bytes('a'), signature: bytes('s') };
    for (const userHandle of [bytes('h'), null]) {
      navigator.credentials.get = () =>
        Promise.resolve({ ...members, response: { ...response, userHandle } } as unknown as Credential);
      await signet.signIn();
      const sent = JSON.parse(JSON.stringify(server.received.at(-1)?.body));
      assert.deepEqual(sent.response.response, {
        clientDataJSON: encodeBase64url('c'),
        authenticatorData: encodeBase64url('a'),
        signature: encodeBase64url('s'),
        ...(userHandle && { userHandle: encodeBase64url('h') }),
      });
    }
  });
});
