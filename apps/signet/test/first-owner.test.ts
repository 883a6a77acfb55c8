import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AdminAccountDetail, AdminInviteList } from '@signet/protocol';
import { get, until } from './get.ts';
import { Page } from './page.ts';
import { run, startSignet } from './run.ts';
import type { Started } from './run.ts';

const link = /\n {2}(http:\/\/localhost:\d+)\/invite#([\w-]{43})\n/u;

async function stop(signet: Started): Promise<void> {
  signet.child.kill('SIGTERM');
  await signet.ended;
}

describe('the first owner', () => {
  for (const workers of ['1', '2']) {
    test(`${workers} process(es): the first start prints a link once, outside the log, that makes one owner`, async () => {
      await using signet = await startSignet(['--workers', workers]);
      await until(() => link.test(signet.out()));
      const [, origin, invite = ''] = link.exec(signet.out()) ?? [];
      assert.equal(origin, signet.address);
      assert.equal(signet.out().split('/invite#').length, 2);
      assert.equal(signet.log().includes(invite), false);
      assert.equal((await get(signet.address, '/healthz')).status, 200);
      await new Page(signet.address).signUp('mara', invite);
      const shown = await run(['user', 'show', 'mara', '--json', '--data', signet.data]);
      assert.equal((JSON.parse(shown.out) as AdminAccountDetail).account.role, 'owner');
      const again = await new Page(signet.address).ask('/v1/sign-up/begin', {
        method: 'POST',
        body: JSON.stringify({ username: 'otto', displayName: 'otto', invite }),
      });
      assert.equal(again.status, 410);
    });
  }

  test('a later start prints none while that link is open, nor once there is an owner, and else another', async () => {
    await using first = await startSignet();
    await until(() => link.test(first.out()));
    await stop(first);
    const printed = async (): Promise<string> => {
      const signet = await startSignet([], {}, first.data);
      // The link comes behind the address, within the time that a command takes.
      await run(['user', 'list', '--data', first.data]);
      await stop(signet);
      return signet.out();
    };
    assert.doesNotMatch(await printed(), /invite#/u);
    const listed = await run(['invite', 'list', '--json', '--data', first.data]);
    const [open] = (JSON.parse(listed.out) as AdminInviteList).invites;
    await run(['invite', 'revoke', open?.id ?? '', '--data', first.data]);
    assert.match(await printed(), link);
    const signet = await startSignet([], {}, first.data);
    await new Page(signet.address).signUp('mara');
    await stop(signet);
    assert.equal((await run(['user', 'role', 'mara', 'owner', '--data', first.data])).status, 0);
    const second = (await run(['invite', 'list', '--json', '--data', first.data])).out;
    const other = (JSON.parse(second) as AdminInviteList).invites.find(({ state }) => state === 'open');
    await run(['invite', 'revoke', other?.id ?? '', '--data', first.data]);
    assert.doesNotMatch(await printed(), /invite#/u);
  });
});
