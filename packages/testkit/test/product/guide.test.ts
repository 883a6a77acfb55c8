import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { otherServer } from './other-server.ts';
import type { OtherServer } from './other-server.ts';

const folder = join(import.meta.dirname, '..', '..');
const guide = readFileSync(join(folder, '..', '..', 'docs', 'guides', 'test-your-own-server.md'), 'utf8');
/** The guide's files by name, as a reader would copy them. */
const files = new Map([...guide.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gmsu)].map(([, name, code]) => [name, code]));

describe('the guide to test one’s own server', () => {
  const place = mkdtempSync(join(folder, '.guide-'));
  let server: OtherServer;
  before(async () => {
    server = await otherServer();
    for (const [name = '', code = ''] of files) writeFileSync(join(place, name), code);
  });
  after(async () => {
    await server.close();
    rmSync(place, { recursive: true });
  });

  async function run(name: string): Promise<string> {
    const child = spawn(process.execPath, ['--conditions=@signet/source', '--no-warnings', name], {
      cwd: place,
      env: { ...process.env, NODE_OPTIONS: '', SERVER: server.address },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const status = await new Promise((resolve) => {
      child.once('close', resolve);
    });
    assert.equal(status, 0);
    return out;
  }

  it('signs up and in as it stands, at a server that is not ours', async () => {
    assert.equal(await run('first.ts'), '200 200\n');
  });

  it('shows that server the catalogue as it stands, and finds what it lets through', { timeout: 300_000 }, async () => {
    const found = JSON.parse(await run('catalogue.ts')) as {
      readonly refused: number;
      readonly accepted: readonly string[];
      readonly broken: readonly string[];
      readonly unfit: readonly string[];
    };
    assert.deepEqual(found.broken, []);
    assert.ok(found.refused > 250, String(found.refused));
    const trusted = /^(?:android-key|android-safetynet|apple|compound|fido-u2f|tpm)-/u;
    assert.deepEqual(
      found.unfit.filter((id) => !trusted.test(id)),
      [],
      'formats that it knows no such makers of, or that it offers no algorithm for',
    );
    assert.ok(found.accepted.includes('registration-cross-origin'), 'a known looseness of that server');
    assert.ok(!found.accepted.includes('registration-origin-other-host'));
  });
});
