import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SignetErrorCode } from '@signet/browser';
import { withPage } from '../page/with-page.ts';
import { refused } from './refused.ts';

type Row = readonly [name: string, get: SignetErrorCode, create: SignetErrorCode];
const rows: readonly Row[] = [
  ['AbortError', 'cancelled', 'cancelled'],
  ['NotAllowedError', 'cancelled', 'cancelled'],
  ['InvalidStateError', 'key-unsuitable', 'already-registered'],
  ['ConstraintError', 'key-unsuitable', 'key-unsuitable'],
  ['NotSupportedError', 'unsupported', 'unsupported'],
  ['OperationError', 'busy', 'busy'],
  ['SecurityError', 'rp-misconfigured', 'rp-misconfigured'],
  ['EncodingError', 'rp-misconfigured', 'rp-misconfigured'],
  ['UnknownError', 'key-unsuitable', 'key-unsuitable'],
  ['NotReadableError', 'key-unsuitable', 'key-unsuitable'],
];

describe('what navigator.credentials rejects with (§5.1.3, §5.1.4)', () => {
  for (const [name, get, create] of rows) {
    it(`${name} at get is ${get}`, async (test) => {
      const { page, signet } = withPage(test);
      const call = signet.signIn();
      const thrown = new DOMException('as the browser says', name);
      (await page.prompted(1)).reject(thrown);
      const error = await refused(call, get);
      assert.equal(error.cause, thrown);
      assert.equal(typeof error.elapsed, 'number');
    });
    it(`${name} at create is ${create}`, async (test) => {
      const { page, signet } = withPage(test);
      const call = signet.signUp({ username: 'ada' });
      (await page.prompted(1)).reject(new DOMException('', name));
      await refused(call, create);
    });
  }

  for (const thrown of [new TypeError('user.id is too long'), new RangeError('65 allowCredentials')]) {
    it(`${thrown.name} is rp-misconfigured`, async (test) => {
      const { page, signet } = withPage(test);
      const call = signet.signIn();
      (await page.prompted(1)).reject(thrown);
      await refused(call, 'rp-misconfigured');
    });
  }

  it('SecurityError tells RP ID and origin to developers', async (test) => {
    const { page, signet } = withPage(test);
    const call = signet.signIn();
    (await page.prompted(1)).reject(new DOMException('', 'SecurityError'));
    const { message } = await refused(call, 'rp-misconfigured');
    assert.match(message, /SecurityError at navigator\.credentials\.get/);
    assert.match(message, /RP ID example\.com, origin https:\/\/login\.example\.com/);
  });

  for (const [elapsed, code] of [
    [299_999, 'cancelled'],
    [300_000, 'timed-out'],
  ] as const) {
    it(`NotAllowedError after ${elapsed} ms of 300000 is ${code}`, async (test) => {
      const { page, signet } = withPage(test, 'mocked');
      const call = signet.signIn();
      const prompt = await page.prompted(1);
      test.mock.timers.tick(elapsed);
      prompt.reject(new DOMException('', 'NotAllowedError'));
      assert.equal((await refused(call, code)).elapsed, elapsed);
    });
  }

  it('options that the browser cannot read are rp-misconfigured', async (test) => {
    const { page, signet } = withPage(test);
    page.statics = {
      ...page.statics,
      parseRequestOptionsFromJSON: () => {
        throw new DOMException('', 'EncodingError');
      },
    };
    await refused(signet.signIn(), 'rp-misconfigured');
  });
});

describe('where no prompt can open', () => {
  it('is unsupported without PublicKeyCredential, and asks nobody', async (test) => {
    const { page, server, signet } = withPage(test);
    page.statics = undefined;
    await refused(signet.signIn(), 'unsupported');
    await refused(signet.signUp({ username: 'ada' }), 'unsupported');
    assert.deepEqual(server.received, []);
  });

  it('is rp-misconfigured without HTTPS', async (test) => {
    const { page, signet } = withPage(test);
    page.isSecureContext = false;
    page.statics = undefined;
    assert.match((await refused(signet.signIn(), 'rp-misconfigured')).message, /https:\/\/login\.example\.com/);
  });

  const policy = (...allowed: string[]) => ({
    features: () => ['publickey-credentials-get', 'publickey-credentials-create'],
    allowsFeature: (feature: string) => allowed.includes(feature),
  });
  const foreign = Object.defineProperty({}, 'origin', {
    get: () => {
      throw new DOMException('', 'SecurityError');
    },
  });

  it('is in-frame where the policy forbids the call to a frame, and asks nobody', async (test) => {
    const { page, server, signet } = withPage(test);
    page.top = foreign;
    page.policy = policy('publickey-credentials-get');
    await refused(signet.signUp({ username: 'ada' }), 'in-frame');
    assert.deepEqual(server.received, []);
    const call = signet.signIn();
    (await page.prompted(1)).answer();
    await call;
  });

  it('is rp-misconfigured where the policy forbids it to the page itself', async (test) => {
    const { page, signet } = withPage(test);
    page.policy = policy();
    await refused(signet.signIn(), 'rp-misconfigured');
  });

  it('takes no word from a policy that does not know the feature', async (test) => {
    const { page, signet } = withPage(test);
    page.policy = { features: () => [], allowsFeature: () => false };
    const call = signet.signIn();
    (await page.prompted(1)).answer();
    await call;
  });

  it('believes a policy that allows it: then a quick NotAllowedError is cancelled', async (test) => {
    const { page, signet } = withPage(test);
    page.top = foreign;
    page.policy = policy('publickey-credentials-get');
    const call = signet.signIn();
    (await page.prompted(1)).reject(new DOMException('', 'NotAllowedError'));
    await refused(call, 'cancelled');
  });

  for (const [elapsed, code] of [
    [3, 'in-frame'],
    [3000, 'cancelled'],
  ] as const) {
    it(`without a policy to read, NotAllowedError after ${elapsed} ms in a foreign frame is ${code}`, async (test) => {
      const { page, signet } = withPage(test, 'mocked');
      page.top = foreign;
      const call = signet.signIn();
      const prompt = await page.prompted(1);
      test.mock.timers.tick(elapsed);
      prompt.reject(new DOMException('', 'NotAllowedError'));
      await refused(call, code);
    });
  }

  for (const thrown of [undefined, null, 'a text', 5]) {
    it(`${String(thrown)}, as an extension in the browser's place may, is key-unsuitable`, async (test) => {
      const { page, signet } = withPage(test);
      const call = signet.signIn();
      (await page.prompted(1)).reject(thrown);
      assert.equal((await refused(call, 'key-unsuitable')).cause, thrown);
    });
  }

  it('no credential at all is cancelled', async (test) => {
    const { page, signet } = withPage(test);
    const call = signet.signIn();
    (await page.prompted(1)).respond(null);
    await refused(call, 'cancelled');
  });

  it('what onPhase throws is the page’s own, and ends nothing', async (test) => {
    const { page, signet } = withPage(test);
    const call = signet.signIn({
      onPhase: (it) => {
        throw new Error(it);
      },
    });
    (await page.prompted(1)).answer();
    assert.ok(await call);
    assert.deepEqual(
      page.reported.map((it) => (it as Error).message),
      ['preparing', 'waiting', 'checking'],
    );
  });
});
