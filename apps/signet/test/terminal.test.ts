import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { printable } from '../src/terminal/printable.ts';
import { tableOf } from '../src/terminal/table.ts';
import { signUp } from './person.ts';
import { run, startSignet } from './run.ts';

const main = join(import.meta.dirname, '..', 'dist', 'main.js');
const hasTerminals = spawnSync('script', ['--version']).status === 0;

/** The command on a terminal, which somebody types a line into. */
function onTerminal(args: readonly string[], typed: string): Promise<{ status: number | null; screen: string }> {
  const command = [process.execPath, main, ...args].map((it) => `'${it}'`).join(' ');
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGNET_'));
  const env = { ...Object.fromEntries(inherited), NODE_OPTIONS: '' };
  const child = spawn('script', ['-qec', command, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (screen.includes('again: ')) child.stdin.end(`${typed}\n`);
  });
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, screen }));
  });
}

describe('a terminal', { skip: !hasTerminals && 'no program "script" that makes terminals' }, () => {
  test('asks for the name again, and does nothing where another is typed', async () => {
    await using signet = await startSignet();
    await signUp(signet.address, 'Mara');
    const erase = ['user', 'erase', 'mara', '--data', signet.data];
    const wrong = await onTerminal(erase, 'otto');
    assert.match(wrong.screen, /To erase Mara, type Mara again: [^]*That is another name\. Nothing was done\./u);
    assert.equal(wrong.status, 2);
    assert.match((await run(['user', 'list', '--data', signet.data])).out, /Mara/u);
    const right = await onTerminal(erase, 'Mara');
    assert.match(right.screen, /Mara is erased/u);
    assert.equal(right.status, 0);
    assert.equal((await run(['user', 'list', '--data', signet.data])).out, 'No accounts.\n');
  });

  test('left with Ctrl+C or Ctrl+D instead of an answer, says in words that nothing was done', async () => {
    await using signet = await startSignet();
    await signUp(signet.address, 'Mara');
    const [passkey] = JSON.parse((await run(['passkey', 'list', 'mara', '--json', '--data', signet.data])).out) as {
      id: string;
    }[];
    const asking = [
      ['user', 'erase', 'mara'],
      ['user', 'suspend', 'mara'],
      ['passkey', 'revoke', 'mara', passkey?.id ?? ''],
    ];
    for (const args of asking) {
      for (const key of ['\u0003', '\u0004']) {
        const { status, screen } = await onTerminal([...args, '--data', signet.data], key);
        assert.equal(status, 2, screen);
        assert.match(screen, /again: \S*\r\nNothing was done\.\r\n$/u);
      }
    }
    assert.match((await run(['user', 'list', '--data', signet.data])).out, /Mara +active +member +1 /u);
  });

  test('shows how far long work is, and takes it away again', async () => {
    await using signet = await startSignet();
    await signUp(signet.address, 'mara');
    const file = join(signet.data, 'a.jsonl');
    const { screen } = await onTerminal(['export', file, '--data', signet.data], '');
    const erased = '\r\u001B[2K';
    assert.ok(
      screen.startsWith(`${erased}${'█'.repeat(30)} Accounts written: 1 of 1${erased}${file}: 1 account, 1 passkey.`),
      screen,
    );
    rmSync(file);
  });
});

describe('what others wrote', () => {
  test('reaches a terminal as text that it does not obey', () => {
    assert.equal(printable('a\u001b[31m\u202eb\u009b\n'), 'a�[31m�b��');
    assert.equal(tableOf(['name', 'id'], [['a\u0007', '1']]), 'name  id\na�    1\n');
  });
});
