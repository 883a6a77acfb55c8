import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { SignedIn, SignetError } from '@signet/browser';
import { settled } from '../page/fake-page.ts';
import { lost, refusal } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';
import type { Scene } from '../page/with-page.ts';

interface Armed extends Scene {
  readonly errors: SignetError[];
  readonly signedIn: Promise<SignedIn>;
}

async function armed(test: TestContext, prepare?: (scene: Scene) => void): Promise<Armed> {
  const scene = withPage(test, 'mocked');
  const errors: SignetError[] = [];
  const signedIn = Promise.withResolvers<SignedIn>();
  prepare?.(scene);
  const options = { onSignedIn: signedIn.resolve, onError: (error: SignetError) => errors.push(error) };
  await scene.signet.autofill({ ...options, signal: scene.end });
  await settled();
  return { ...scene, errors, signedIn: signedIn.promise };
}
const codes = (errors: SignetError[]): string[] => errors.map((it) => it.code);

describe('autofill when something fails', () => {
  it('makes one ended ceremony good quietly', async (test) => {
    const { page, server, errors, signedIn } = await armed(test);
    server.once('signInFinish', refusal('challenge_expired'));
    (await page.prompted(1)).answer();
    (await page.prompted(2)).answer();
    await signedIn;
    assert.deepEqual(errors, []);
    assert.deepEqual(server.routes(), ['signInBegin', 'signInFinish', 'signInBegin', 'signInFinish']);
  });

  it('reports the second one, and goes on', async (test) => {
    const { page, server, errors, signedIn } = await armed(test);
    server.scripts.signInFinish = refusal('challenge_expired');
    (await page.prompted(1)).answer();
    const second = await page.prompted(2);
    test.mock.timers.tick(60_000);
    second.answer();
    await settled();
    await settled();
    assert.deepEqual(codes(errors), ['expired']);
    delete server.scripts.signInFinish;
    test.mock.timers.tick(3000);
    (await page.prompted(3)).answer();
    await signedIn;
  });

  it('reports what became of an answer, and offers the field again with a fresh ceremony', async (test) => {
    const { page, server, errors, signedIn } = await armed(test);
    server.once('signInFinish', refusal('account_suspended'));
    (await page.prompted(1)).answer();
    await settled();
    await settled();
    assert.deepEqual(codes(errors), ['suspended']);
    test.mock.timers.tick(1100);
    (await page.prompted(2)).answer();
    await signedIn;
    assert.equal(server.finished(), 'signInBegin 2');
  });

  it('tells once that the server cannot be reached, and tries again, more and more seldom', async (test) => {
    const { page, server, errors } = await armed(test, ({ server }) => {
      server.scripts.signInBegin = lost;
    });
    for (const wait of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      const before = server.received.length;
      test.mock.timers.tick(wait - 100);
      await settled();
      assert.equal(server.received.length, before);
      test.mock.timers.tick(200);
      await settled();
      assert.equal(server.received.length, before + 1);
    }
    assert.deepEqual(codes(errors), ['network']);
    delete server.scripts.signInBegin;
    test.mock.timers.tick(60_100);
    await page.prompted(1);
  });

  it('tries at once when the network is back', async (test) => {
    const { page, server, errors } = await armed(test, ({ page, server }) => {
      page.onLine = false;
      server.once('signInBegin', lost);
    });
    assert.deepEqual(codes(errors), ['offline']);
    page.onLine = true;
    page.dispatch('online');
    await page.prompted(1);
    assert.equal(server.received.length, 2);
  });

  it('waits for as long as the server says', async (test) => {
    const { page, server, errors } = await armed(test, ({ server }) => {
      server.once('signInBegin', refusal('rate_limited', 429, { retryAfter: 40 }));
    });
    assert.equal(errors[0]?.retryAfter, 40);
    test.mock.timers.tick(39_000);
    await settled();
    assert.equal(server.received.length, 1);
    test.mock.timers.tick(1100);
    await page.prompted(1);
  });

  for (const name of ['NotAllowedError', 'OperationError']) {
    it(`says nothing of ${name}, and offers the ceremony again after a pause`, async (test) => {
      const { page, server, errors } = await armed(test);
      (await page.prompted(1)).reject(new DOMException('', name));
      await settled();
      assert.equal(page.prompts.length, 1);
      test.mock.timers.tick(1100);
      await page.prompted(2);
      assert.deepEqual(errors, []);
      assert.equal(server.received.length, 1);
    });
  }

  it('pauses longer and longer where the browser refuses at once, and forgets it after a prompt that was open', async (test) => {
    const { page } = await armed(test);
    const refuse = async (count: number, open: number, pause: number): Promise<void> => {
      const prompt = await page.prompted(count);
      test.mock.timers.tick(open);
      prompt.reject(new DOMException('', 'NotAllowedError'));
      await settled();
      test.mock.timers.tick(pause - 100);
      await settled();
      assert.equal(page.prompts.length, count);
      test.mock.timers.tick(200);
    };
    await refuse(1, 3, 1000);
    await refuse(2, 3, 2000);
    await refuse(3, 3, 4000);
    await refuse(4, 6000, 1000);
    await page.prompted(5);
  });

  for (const [name, code] of [
    ['SecurityError', 'rp-misconfigured'],
    ['NotSupportedError', 'unsupported'],
  ] as const) {
    it(`gives up after ${name}`, async (test) => {
      const { page, server, errors } = await armed(test);
      (await page.prompted(1)).reject(new DOMException('', name));
      await settled();
      assert.deepEqual(codes(errors), [code]);
      test.mock.timers.tick(3_600_000);
      page.show('visible');
      await settled();
      assert.deepEqual([page.prompts.length, server.received.length], [1, 1]);
    });
  }
});
