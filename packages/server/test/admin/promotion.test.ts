import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failing } from '../scene/failing.ts';
import { confirmed, enter, join, operatorOf } from '../scene/governing.ts';
import { aPerson, beginWith, day } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

describe('a member who is made an administrator or owner', () => {
  it('takes no recovery along that was begun before: its code and its session are worth nothing more', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const admin = await enter(site, 'admin', 'Grace');
    for (const role of ['admin', 'owner'] as const) {
      const ada = await join(site, `Ada, ${role}`);
      const request = await confirmed(admin, 'adminRecover', 'admin.recover', { account: ada.id });
      const { code } = await admin.browser.ok('adminRecover', request);
      const thief = await beginWith(site, code);
      site.pass(day);
      await owner.browser.signIn(owner.key);
      await admin.browser.signIn(admin.key);
      const promotion = await confirmed(owner, 'adminSetRole', 'admin.role', { account: ada.id, role });
      const { account } = await owner.browser.ok('adminSetRole', promotion);
      assert.deepEqual([account.role, account.recovering], [role, false]);
      await thief.browser.refused('recoverEnrolBegin', {}, 'recovery_required');
      await site.browser().refused('recoverBegin', { code }, 'code_refused');
      await ada.browser.refused('passkeyList', null, 'session_required');
      await ada.browser.signIn(ada.key);
    }
  });

  it('keeps the codes that are theirs, which begin another that waits and is told', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    await beginWith(site, ada.code);
    await (await operatorOf(site)).setRole({ account: ada.id, role: 'owner' });
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    await ada.browser.signIn(ada.key);
    const before = (await ada.browser.ok('noticeList', {})).notices.length;
    const again = await beginWith(site, ada.codes[1] ?? '');
    assert.equal(again.recovery.wait, day);
    assert.equal((await ada.browser.ok('noticeList', {})).notices.length, before + 1);
  });

  it('gets no recovery from an administrator who asked for it a moment before', async () => {
    let beforeItStarts = async (): Promise<void> => undefined;
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          startRecovery: async (unit) => {
            await beforeItStarts();
            return await store.startRecovery(unit);
          },
        }),
    });
    const admin = await enter(site, 'admin', 'Grace');
    const ada = await join(site, 'Ada');
    const operator = await operatorOf(site);
    const request = await confirmed(admin, 'adminRecover', 'admin.recover', { account: ada.id });
    beforeItStarts = async () => void (await operator.setRole({ account: ada.id, role: 'owner' }));
    await admin.browser.refused('adminRecover', request, 'recovery_off');
    assert.equal((await operator.showAccount({ account: ada.id })).recovery, null);
  });
});
