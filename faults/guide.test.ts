import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settingRows } from '../apps/signet/src/settings/table.ts';
import { sqlitePlace } from './scene/place.ts';

const guide = readFileSync(join(import.meta.dirname, '..', 'docs', 'guides', 'operate.md'), 'utf8');
const token = 'a-token-of-this-test';

test('the guide has a row for each setting, and for no other', () => {
  const rows = [...guide.matchAll(/^\| (SIGNET_\w+) \|/gmu)].map(([, name]) => name);
  assert.deepEqual(
    rows,
    settingRows.map(({ name }) => name),
  );
});

test('the metrics of the guide are those that a server has, but for the pool of PostgreSQL', async () => {
  await using place = await sqlitePlace();
  const server = await place.start({ settings: { SIGNET_METRICS_TOKEN: token } });
  const address = `http://127.0.0.1:${server.port}/metrics`;
  const text = await (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).text();
  const had = [...text.matchAll(/^# TYPE (signet_\w+) /gmu)].map(([, name]) => name);
  const told = [...guide.matchAll(/^\| (signet_\w+) \|/gmu)].map(([, name]) => name);
  assert.deepEqual(
    told.filter((name) => !name?.match(/^signet_store_(?:connections|waiting)$/u)).toSorted(),
    had.toSorted(),
  );
});
