import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const folder = join(import.meta.dirname, '..', '..');

/** The examples of README.md, as a reader would copy them; those for Playwright run in e2e/. */
const examples = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/gu)]
  .map(([, code = '']) => code)
  .filter((code) => !code.includes('@playwright/test'));

/** Runs it as a module beside the package's own, and answers what it printed. */
async function run(code: string): Promise<string> {
  const place = mkdtempSync(join(folder, '.readme-'));
  try {
    writeFileSync(join(place, 'example.ts'), code);
    const child = spawn(process.execPath, ['--conditions=@signet/source', '--no-warnings', 'example.ts'], {
      cwd: place,
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const status = await new Promise((resolve) => {
      child.once('close', resolve);
    });
    assert.deepEqual([status, err], [0, '']);
    return out;
  } finally {
    rmSync(place, { recursive: true });
  }
}

describe('the examples of README.md', () => {
  const expected: readonly RegExp[] = [
    /^true\n$/u,
    /clientDataJSON/u,
    /attestationObject/u,
    /\d{3} of \d{3} refused\n$/u,
  ];

  it('are as many as are run here', () => {
    assert.equal(examples.length, expected.length);
  });

  for (const [index, pattern] of expected.entries()) {
    it(`number ${index + 1} runs as it stands`, async () => {
      assert.match(await run(examples[index] ?? ''), pattern);
    });
  }
});
