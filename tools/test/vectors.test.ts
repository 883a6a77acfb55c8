import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const folder = process.env['SIGNET_VECTORS'] ?? join(root, '..', 'shared', 'vectors');

function run(path: string, settings: Readonly<Record<string, string>> = {}) {
  const args = ['--conditions=@signet/source', join(root, 'tools', 'vectors.ts'), path, '--json'];
  const env = { ...process.env, CI: '', SIGNET_VECTORS: '', ...settings };
  const { status, stdout } = spawnSync(process.execPath, args, { env });
  return { status, out: stdout.toString() };
}

describe('npm run vectors', () => {
  test('all recorded responses get the verdict that is expected of them', (context) => {
    if (!existsSync(folder)) {
      if (process.env['CI'] === 'true' && process.env['SIGNET_VECTORS'] !== 'none') assert.fail('there are no vectors');
      return context.skip(`there are no vectors at ${folder}`);
    }
    const { status, out } = run(folder);
    assert.equal(status, 0);
    const { files } = JSON.parse(out) as { files: Record<string, Record<string, number | unknown[]>> };
    for (const [name, { cases, asExpected, policy, unsupported, deviations }] of Object.entries(files)) {
      assert.equal(Number(asExpected) + Number(unsupported), Number(cases) - Number(policy), name);
      assert.deepEqual(deviations, [], name);
    }
    assert.ok(Object.keys(files).length >= 7);
  });

  test('a verdict that differs is a deviation, and a failure', (context) => {
    const w3c = join(folder, 'w3c.json');
    if (!existsSync(w3c)) return context.skip('there are no vectors');
    const changed = mkdtempSync(join(tmpdir(), 'signet-vectors-'));
    const [none] = JSON.parse(readFileSync(w3c, 'utf8')) as Record<string, unknown>[];
    writeFileSync(join(changed, 'one.json'), JSON.stringify([{ ...none, expect: 'reject' }]));
    const { status, out } = run(changed);
    rmSync(changed, { recursive: true });
    assert.equal(status, 1);
    const { files } = JSON.parse(out) as {
      files: Record<string, { deviations: { id: string; expected: string; got: string }[] }>;
    };
    assert.deepEqual(files['one.json']?.deviations, [{ id: none?.['id'], expected: 'reject', got: 'accept' }]);
  });

  test('an absent folder fails in CI unless it is said that there are none', () => {
    assert.equal(run(join(tmpdir(), 'no-such-folder'), { CI: 'true' }).status, 1);
    assert.equal(run(join(tmpdir(), 'no-such-folder'), { CI: 'true', SIGNET_VECTORS: 'none' }).status, 0);
  });
});
