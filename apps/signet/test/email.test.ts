import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { NoticeList } from '@signet/protocol';
import { Page } from './page.ts';
import { startSignet } from './run.ts';

test('an address that is not there is removed without a word: no notice, and no event but the confirmation', async () => {
  await using signet = await startSignet();
  const page = await new Page(signet.address).signUp('mara');
  const confirmation = await page.confirm('account.email-remove', {});
  assert.deepEqual(await page.ok('/v1/account/email/remove', { confirmation }), { email: null });
  const { notices } = (await (await page.ask('/v1/notices')).json()) as NoticeList;
  assert.deepEqual(notices, []);
  using database = new DatabaseSync(join(signet.data, 'signet.db'), { readOnly: true });
  const types = database.prepare("SELECT type FROM events WHERE type LIKE 'account.%' OR type LIKE 'confirm%'").all();
  assert.deepEqual(
    types.map(({ type }) => type).filter((it) => it !== 'account.created'),
    ['confirmation.finished'],
  );
});
