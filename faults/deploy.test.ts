import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './scene/place.ts';

const root = join(import.meta.dirname, '..');
const unit = join(root, 'deploy', 'systemd', 'signet.service');
const text = readFileSync(unit, 'utf8');
const dockerfile = readFileSync(join(root, 'deploy', 'Dockerfile'), 'utf8');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const skip = hasSystemd ? false : 'there is no systemd-analyze';

test('the systemd unit is well-formed', { skip }, () => {
  const folder = temporaryFolder();
  try {
    // The checker wants the command to be there, which is so only on a machine that Signet is installed on.
    const copy = join(folder, 'signet.service');
    writeFileSync(copy, text.replaceAll('/opt/signet/node_modules/node/bin/node', process.execPath));
    const checked = spawnSync('systemd-analyze', ['verify', '--man=no', copy], { encoding: 'utf8' });
    assert.equal(
      checked.stderr
        .split('\n')
        .filter((line) => line.includes('signet.service'))
        .join('\n'),
      '',
    );
    assert.equal(checked.status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('systemd counts the unit among the well-guarded ones', { skip }, () => {
  const checked = spawnSync('systemd-analyze', ['security', '--offline=yes', unit], { encoding: 'utf8' });
  const exposure = /Overall exposure level for signet\.service: ([\d.]+)/u.exec(checked.stdout)?.[1];
  assert.equal(Number(exposure) <= 2, true, checked.stdout.slice(-500));
});

test('the unit waits longer for the end than any drain lasts, and starts what is in the repository', () => {
  assert.equal(Number(/^TimeoutStopSec=(\d+)$/mu.exec(text)?.[1]) >= 75, true);
  const command = /^ExecStart=(.+)$/mu.exec(text)?.[1] ?? '';
  const paths = command.split(' ').filter((word) => word.startsWith('/opt/signet/'));
  assert.equal(paths.length, 2);
  for (const path of paths) assert.equal(existsSync(path.replace('/opt/signet', root)), true, path);
});

test('the Dockerfile copies what is there, runs as nobody special, is pinned and holds no secret', () => {
  const instructions = dockerfile.replaceAll('\\\n', ' ').split('\n');
  const of = (name: string): string[] => instructions.filter((line) => line.startsWith(`${name} `));
  for (const line of of('COPY').filter((it) => !it.includes('--from='))) {
    const paths = line
      .split(/\s+/u)
      .slice(1, -1)
      .filter((word) => !word.startsWith('--'));
    for (const path of paths) assert.equal(existsSync(join(root, path)), true, path);
  }
  const [build, run] = of('FROM');
  for (const from of [build, run]) assert.match(from ?? '', /^FROM node:26\.10\.0-\S+/u);
  assert.equal(of('FROM').length, 2);
  assert.equal(of('USER').at(-1), 'USER node');
  assert.deepEqual(of('EXPOSE'), ['EXPOSE 3000']);
  assert.equal(of('HEALTHCHECK').length, 1);
  assert.doesNotMatch(dockerfile, /MASTER_KEY=|METRICS_TOKEN=|^ARG/mu);
});

test('both start it as `npm start` does', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [, ...given] = scripts.start.split(' ');
  const inUnit = /^ExecStart=\S+ (.+)$/mu.exec(text)?.[1]?.replace('/opt/signet/', '').split(' ');
  const inImage = JSON.parse(/^CMD (.+)$/mu.exec(dockerfile)?.[1] ?? '[]') as string[];
  assert.deepEqual(inUnit, given);
  assert.deepEqual(inImage.slice(1), given);
});
