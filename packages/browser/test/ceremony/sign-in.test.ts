import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problems } from '@signet/protocol';
import { ceremonyErrorCodes } from '@signet/webauthn';
import { refused } from '../errors/refused.ts';
import { encodeBase64url } from '../page/base64url.ts';
import { settled } from '../page/fake-page.ts';
import { lost, refusal } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';

const gone = ['unknown', { rpId: 'example.com', credentialId: encodeBase64url('fresh') }];

describe('the signal of an unknown credential at sign-in', () => {
  it('is sent on 404 credential_unknown, with the id that was used', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.signInFinish = refusal('credential_unknown', 404, { step: 'A.6' });
    const call = signet.signIn();
    (await page.prompted(1)).answer();
    await refused(call, 'unknown-passkey');
    assert.deepEqual(page.signals, [gone]);
  });

  it('is sent for one that the autofill offered', async (test) => {
    const { page, server, signet, end } = withPage(test);
    server.once('signInFinish', refusal('credential_unknown', 404, { step: 'A.6' }));
    const codes: string[] = [];
    await signet.autofill({ onSignedIn: () => assert.fail(), onError: ({ code }) => codes.push(code), signal: end });
    (await page.prompted(1)).answer();
    await settled();
    await settled();
    assert.deepEqual(codes, ['unknown-passkey']);
    assert.deepEqual(page.signals, [gone]);
  });

  it('is not sent with another status', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.signInFinish = refusal('credential_unknown', 400);
    const call = signet.signIn();
    (await page.prompted(1)).answer();
    await refused(call, 'unknown-passkey');
    assert.deepEqual(page.signals, []);
  });

  it('is not sent with any other code, even at 404', async (test) => {
    const { page, server, signet } = withPage(test);
    const others = [...Object.keys(problems), ...Object.keys(ceremonyErrorCodes), 'of_a_later_version'];
    page.onPrompt = (prompt) => prompt.answer();
    for (const code of others.filter((it) => it !== 'credential_unknown')) {
      server.scripts.signInFinish = refusal(code, 404);
      const before = page.prompts.length;
      await assert.rejects(signet.signIn());
      assert.ok(page.prompts.length > before);
    }
    assert.deepEqual(page.signals, []);
  });

  for (const [what, script] of [
    ['a lost answer', lost],
    ['a page of a proxy', () => new Response('not found', { status: 404 })],
    ['another problem type', () => Response.json({ message: 'credential_unknown' }, { status: 404 })],
  ] as const) {
    it(`is not sent after ${what}`, async (test) => {
      const { page, server, signet } = withPage(test);
      server.scripts.signInFinish = script;
      const call = signet.signIn().catch(() => undefined);
      (await page.prompted(1)).answer();
      await call;
      assert.deepEqual(page.signals, []);
    });
  }

  it('is not sent after a cancel', async (test) => {
    const { page, signet } = withPage(test);
    const call = signet.signIn();
    (await page.prompted(1)).reject(new DOMException('', 'NotAllowedError'));
    await refused(call, 'cancelled');
    assert.deepEqual(page.signals, []);
  });
});

describe('an ended ceremony at a modal sign-in', () => {
  for (const code of [
    'challenge_expired',
    'challenge_used',
    'ceremony_key_unknown',
    'ceremony_cookie',
    'policy_changed',
  ]) {
    it(`begins again and asks once more after ${code}`, async (test) => {
      const { page, server, signet } = withPage(test);
      server.once('signInFinish', refusal(code));
      const call = signet.signIn();
      (await page.prompted(1)).answer();
      (await page.prompted(2)).answer();
      assert.ok((await call).session);
      assert.equal(server.finished(), 'signInBegin 2');
    });
  }

  it('is expired when the second one ended, too', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.signInFinish = refusal('challenge_expired');
    const call = signet.signIn();
    (await page.prompted(1)).answer();
    (await page.prompted(2)).answer();
    await refused(call, 'expired');
    assert.equal(page.prompts.length, 2);
  });

  it('does not ask again for a ceremony of another account', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.signInFinish = refusal('ceremony_account');
    const call = signet.signIn();
    (await page.prompted(1)).answer();
    await refused(call, 'signed-out');
    assert.equal(page.prompts.length, 1);
  });
});

describe('a sign-in by username', () => {
  it('asks for the passkeys of that account, and a nameless one for any', async (test) => {
    const { page, server, signet } = withPage(test);
    page.onPrompt = (prompt) => prompt.answer();
    await signet.signIn({ username: 'ada' });
    await signet.signIn();
    const begun = server.received.filter((it) => it.route === 'signInBegin');
    assert.deepEqual(
      begun.map((it) => it.body),
      [{ username: 'ada' }, {}],
    );
  });
});
