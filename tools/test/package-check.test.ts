import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { olderNode } from '../package-check/other-node.ts';
import { pack } from '../package-check/pack.ts';
import type { Packed } from '../package-check/pack.ts';
import { trialProgram } from '../package-check/trial.ts';

const root = join(import.meta.dirname, '..', '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

describe('@signet/webauthn as a package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signet-package-'));
  let packed: Packed;
  before(() => {
    const built = spawnSync(bin('tsc'), ['-b', 'packages/webauthn'], { cwd: root, encoding: 'utf8' });
    assert.equal(built.status, 0, built.stdout);
    packed = pack(root, 'packages/webauthn', folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('needs no other package', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages/webauthn/package.json'), 'utf8')) as object;
    const kinds = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies'];
    assert.deepEqual(
      kinds.filter((kind) => kind in manifest),
      [],
    );
  });

  test('holds its code, its types and its text, and no tests', () => {
    for (const path of ['dist/index.js', 'dist/index.d.ts', 'dist/inspect/index.js', 'src/index.ts', 'README.md']) {
      assert.ok(packed.files.includes(path), path);
    }
    assert.deepEqual(
      packed.files.filter((path) => path.includes('test') && !path.includes('attest')),
      [],
    );
  });

  test('is clean to publint', () => {
    const run = spawnSync(bin('publint'), ['run', packed.tarball, '--strict'], { cwd: root, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /All good/u);
  });

  test('has types that every resolution of modules finds', () => {
    const run = spawnSync(bin('attw'), [packed.tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stdout + run.stderr);
  });

  describe('installed by itself', () => {
    before(() => {
      writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
      const args = ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', packed.tarball];
      execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
      writeFileSync(join(folder, 'trial.js'), trialProgram());
    });

    test('verifies a registration and a sign-in on this Node', () => {
      const { node, ...rest } = trial(process.execPath);
      assert.equal(node, process.versions.node);
      assert.deepEqual(rest, { alg: -7, userVerified: true, inspected: 'object' });
    });

    test('and on Node 24', (context) => {
      let binary: string;
      try {
        binary = olderNode(join(root, '.cache'));
      } catch (error) {
        if (process.env['CI'] === 'true') throw error;
        context.skip('Node 24 cannot be had from the registry of packages');
        return;
      }
      const { node, ...rest } = trial(binary);
      assert.match(String(node), /^24\./u);
      assert.deepEqual(rest, { alg: -7, userVerified: true, inspected: 'object' });
    });
  });

  function trial(node: string): Record<string, unknown> {
    const run = spawnSync(node, ['trial.js'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    assert.equal(run.status, 0, run.stderr);
    return JSON.parse(run.stdout) as Record<string, unknown>;
  }
});
