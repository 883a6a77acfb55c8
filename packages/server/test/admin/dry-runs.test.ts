import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { problemIn } from '../scene/browser.ts';
import { failing } from '../scene/failing.ts';
import { answerIn, byToken, enter, tokenOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

describe('dry runs', () => {
  it('walk through the accounts one at a time, once for who asks the same, and only so many wait', async () => {
    const gate = Promise.withResolvers<void>();
    const walks = { begun: 0, together: 0, most: 0 };
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          standings: async (...asked) => {
            walks.begun += 1;
            walks.together += 1;
            walks.most = Math.max(walks.most, walks.together);
            await gate.promise;
            // The others have time to begin, if they may.
            await setImmediate();
            walks.together -= 1;
            return await store.standings(...asked);
          },
        }),
    });
    const owner = await enter(site, 'owner', 'Olga');
    const { secret } = await tokenOf(owner, ['policy:read']);
    const ask = async (days: number) =>
      byToken(site, secret, 'adminDryRun', { policy: { recoveryCoolDown: days * 86_400 } });
    // The first use of a token is written, which takes its time.
    await answerIn('adminPolicy', await byToken(site, secret, 'adminPolicy', null));
    const asked = [2, 2, 2, 3, 4, 5, 6].map(ask);
    while (walks.begun === 0) await setImmediate();
    try {
      await problemIn(await Promise.race([ask(7), ...asked]), 'rate_limited');
    } finally {
      gate.resolve();
    }
    const answers = await Promise.all(asked.map(async (it) => answerIn('adminDryRun', await it)));
    assert.equal(new Set(answers.map((it) => it.version)).size, 5);
    assert.deepEqual(walks, { begun: 5, together: 0, most: 1 });
    await answerIn('adminDryRun', await ask(2));
    assert.equal(walks.begun, 6);
  });
});
