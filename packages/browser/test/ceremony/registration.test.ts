import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SignetClient } from '@signet/browser';
import type { RouteName } from '@signet/protocol';
import { refused } from '../errors/refused.ts';
import { encodeBase64url } from '../page/base64url.ts';
import { lost, refusal } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';

const id = encodeBase64url('fresh');
const gone = ['unknown', { rpId: 'example.com', credentialId: id }];
const confirmation = { ceremony: 'c', response: {} };

type Way = readonly [name: string, finish: RouteName, call: (signet: SignetClient) => Promise<unknown>];
const ways: readonly Way[] = [
  ['signUp', 'signUpFinish', (signet) => signet.signUp({ username: 'ada' })],
  ['passkeys.beginAdd', 'passkeyAddFinish', async (signet) => (await signet.passkeys.beginAdd(confirmation)).create()],
  ['enrol', 'enrolFinish', (signet) => signet.enrol({ ticket: 't' })],
];

describe('a registration', () => {
  for (const [name, finish, begin] of ways) {
    it(`${name} stores what the authenticator made`, async (test) => {
      const { page, server, signet } = withPage(test);
      const call = begin(signet);
      const prompt = await page.prompted(1);
      assert.equal(prompt.kind, 'create');
      prompt.answer();
      await call;
      const { route, body } = server.received.at(-1) ?? {};
      assert.equal(route, finish);
      assert.equal((body as { response: { id: string } }).response.id, id);
      assert.deepEqual(page.signals, []);
    });

    it(`${name} signals the fresh passkey as unknown when the server refused it`, async (test) => {
      const { page, server, signet } = withPage(test);
      server.scripts[finish] = refusal('user_not_verified', 400, { step: 'R.16' });
      const call = begin(signet);
      (await page.prompted(1)).answer();
      await refused(call, 'not-verified');
      assert.deepEqual(page.signals, [gone]);
    });

    it(`${name} does not when it was refused because the passkey is stored already`, async (test) => {
      const { page, server, signet } = withPage(test);
      server.scripts[finish] = refusal('credential_exists', 409, { step: 'R.26' });
      const call = begin(signet);
      (await page.prompted(1)).answer();
      await refused(call, 'already-registered');
      assert.deepEqual(page.signals, []);
    });

    it(`${name} does not when nothing was made`, async (test) => {
      const { page, signet } = withPage(test);
      const call = begin(signet);
      (await page.prompted(1)).reject(new DOMException('', 'NotAllowedError'));
      await refused(call, 'cancelled');
      assert.deepEqual(page.signals, []);
    });
  }

  it('begins again after an ended ceremony; the first passkey is an orphan', async (test) => {
    const { page, server, signet } = withPage(test);
    server.once('signUpFinish', refusal('challenge_expired'));
    const call = signet.signUp({ username: 'ada', displayName: 'Ada' });
    (await page.prompted(1)).answer();
    (await page.prompted(2)).answer('second');
    await call;
    assert.deepEqual(page.signals, [gone]);
    assert.deepEqual(server.routes(), ['signUpBegin', 'signUpFinish', 'signUpBegin', 'signUpFinish']);
  });

  it('adds a passkey at the second attempt with the ceremony that a cancel left unused', async (test) => {
    const { page, server, signet } = withPage(test);
    const adding = await signet.passkeys.beginAdd(confirmation);
    const first = adding.create();
    (await page.prompted(1)).reject(new DOMException('', 'NotAllowedError'));
    await refused(first, 'cancelled');
    const second = adding.create();
    (await page.prompted(2)).answer();
    assert.equal((await second).passkey.id, 'p1');
    assert.deepEqual(server.routes(), ['passkeyAddBegin', 'passkeyAddFinish']);
  });

  it('is expired when adding met an ended ceremony: another one needs another confirmation', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.passkeyAddFinish = refusal('challenge_expired');
    const call = (await signet.passkeys.beginAdd(confirmation)).create();
    (await page.prompted(1)).answer();
    await refused(call, 'expired');
    assert.equal(page.prompts.length, 1);
  });
});

describe('a silent upgrade (conditional create)', () => {
  it('asks for it by mediation, and takes the turn from the autofill', async (test) => {
    const { page, signet, end } = withPage(test);
    await signet.autofill({ onSignedIn: () => assert.fail(), signal: end });
    await page.prompted(1);
    const call = signet.enrol({ ticket: 't', mediation: 'conditional' });
    const prompt = await page.prompted(2);
    assert.deepEqual([prompt.kind, prompt.mediation], ['create', 'conditional']);
    prompt.answer();
    assert.equal((await call).passkey.id, 'p1');
  });

  it('is unsupported where the browser would show a prompt instead, and asks nobody', async (test) => {
    const { page, server, signet } = withPage(test);
    page.statics = { ...page.statics, getClientCapabilities: () => Promise.resolve({ conditionalGet: true }) };
    await refused(signet.enrol({ ticket: 't', mediation: 'conditional' }), 'unsupported');
    assert.deepEqual(server.received, []);
  });

  it('ends for a modal call', async (test) => {
    const { page, signet } = withPage(test);
    const silent = signet.enrol({ ticket: 't', mediation: 'conditional' });
    await page.prompted(1);
    const call = signet.signIn();
    await refused(silent, 'cancelled');
    (await page.prompted(2)).answer();
    await call;
  });
});

describe('a lost answer', () => {
  const answers = [
    ['the network', lost],
    ['a 503', refusal('storage_unavailable')],
    ['a page of a proxy', () => new Response('<html>', { status: 502 })],
    ['a request that the browser sent twice', refusal('challenge_used')],
  ] as const;
  for (const [what, script] of answers) {
    it(`to sign-up by ${what} is made good by a sign-in with the new passkey`, async (test) => {
      const { page, server, signet } = withPage(test);
      server.scripts.signUpFinish = script;
      const call = signet.signUp({ username: 'ada' });
      (await page.prompted(1)).answer();
      const second = await page.prompted(2);
      assert.equal(second.kind, 'get');
      second.answer();
      const answer = await call;
      assert.ok(answer.session);
      assert.equal(answer.recoveryCodes, null, 'they were shown once, and got lost');
      assert.deepEqual(page.signals, []);
      assert.deepEqual(server.routes(), ['signUpBegin', 'signUpFinish', 'signInBegin', 'signInFinish']);
    });
  }

  it('is network, and the passkey is signalled, when that sign-in does not know it', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.signUpFinish = lost;
    server.scripts.signInFinish = refusal('credential_unknown', 404);
    const call = signet.signUp({ username: 'ada' });
    (await page.prompted(1)).answer();
    (await page.prompted(2)).answer();
    await refused(call, 'network');
    assert.deepEqual(page.signals, [gone]);
  });

  it('asks for no third passkey after a ceremony that was used', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.signUpFinish = refusal('challenge_used');
    const call = signet.signUp({ username: 'ada' });
    (await page.prompted(1)).answer();
    (await page.prompted(2)).reject(new DOMException('', 'NotAllowedError'));
    assert.equal((await refused(call, 'network')).problem?.code, 'challenge_used');
    assert.equal(page.prompts.length, 2);
    assert.deepEqual(page.signals, []);
  });

  it('signs nobody in with another passkey', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.signUpFinish = lost;
    const call = signet.signUp({ username: 'ada' });
    (await page.prompted(1)).answer();
    (await page.prompted(2)).answer('of somebody else');
    await refused(call, 'network');
    assert.deepEqual(server.routes(), ['signUpBegin', 'signUpFinish', 'signInBegin']);
    assert.deepEqual(page.signals, []);
  });

  it('asks nothing more when the caller gave up', async (test) => {
    const { page, server, signet } = withPage(test);
    const controller = new AbortController();
    server.scripts.passkeyAddFinish = () => {
      controller.abort();
      return new Promise(() => undefined);
    };
    const adding = await signet.passkeys.beginAdd(confirmation);
    const call = adding.create({ signal: controller.signal });
    (await page.prompted(1)).answer();
    await refused(call, 'cancelled');
    assert.deepEqual(server.routes(), ['passkeyAddBegin', 'passkeyAddFinish']);
    assert.deepEqual(page.signals, []);
  });

  it('to adding is made good by the list, which also tells the authenticators', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.passkeyAddFinish = lost;
    const call = (await signet.passkeys.beginAdd(confirmation)).create();
    (await page.prompted(1)).answer();
    assert.equal(((await call) as { passkey: { id: string } }).passkey.id, 'p1');
    assert.deepEqual(server.routes(), ['passkeyAddBegin', 'passkeyAddFinish', 'passkeyList']);
    assert.equal(page.prompts.length, 1);
  });

  it('to adding is network when the list does not hold it', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.passkeyAddFinish = lost;
    const call = (await signet.passkeys.beginAdd(confirmation)).create();
    (await page.prompted(1)).answer('not stored');
    await refused(call, 'network');
    // It may have arrived after all: a list without it must not remove it.
    assert.deepEqual(page.signals, []);
  });

  it('to enrolling is network, and signals nothing', async (test) => {
    const { page, server, signet } = withPage(test);
    server.scripts.enrolFinish = lost;
    const call = signet.enrol({ ticket: 't' });
    (await page.prompted(1)).answer();
    await refused(call, 'network');
    assert.deepEqual(page.signals, []);
  });
});
