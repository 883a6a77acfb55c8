import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { assay } from '../src/assay/assay.ts';
import type { AssayOptions } from '../src/assay/assay.ts';
import { catalogue } from '../src/assay/cases/catalogue.ts';
import { isWell } from '../src/assay/report/summary.ts';
import type { Summary } from '../src/assay/report/summary.ts';
import { begin, run, startSignet, temporaryFolder } from './run.ts';
import type { Started } from './run.ts';
import type { Tamper } from './tampering-proxy.ts';
import { tamperingProxy } from './tampering-proxy.ts';

/** Every case at once takes its time where the machine has other work, milliseconds. */
const timeout = 400_000;
/** Line 56 asks for acceptance. */
const ACCEPTED_LINES = [56];

interface Told {
  readonly status: number;
  readonly summary: Summary;
}

/** In this process: the command itself is run below. */
async function assayed(options: Partial<AssayOptions>): Promise<Told> {
  const { told, status } = await assay({ all: false, json: true, ...options });
  return { status, summary: JSON.parse(told) as Summary };
}

describe('signet assay', () => {
  it('starts its own Signets, which refuse every case with its own code, and leaves nothing', { timeout }, async () => {
    const folder = temporaryFolder();
    const { status, out, err } = await run(['assay', '--json'], { TMPDIR: folder });
    assert.deepEqual([status, err], [0, '']);
    const summary = JSON.parse(out) as Summary;
    const { accepted, broken, told } = summary;
    assert.deepEqual({ accepted, broken, told }, { accepted: [], broken: [], told: {} });
    assert.ok(summary.refused > 1000);
    assert.equal(summary.deferred, 7);
    assert.equal(summary.cases, summary.refused + summary.deferred);
    assert.equal(summary.controls, summary.refused * 2);
    assert.equal(summary.controlsAccepted, summary.controls);
    for (const { id, reason } of summary.unreachable) assert.match(reason, / /u, id);
    assert.deepEqual(readdirSync(folder), []);
    rmSync(folder, { recursive: true });
  });

  it('has every line of the catalogue, and every case once', () => {
    const { cases, unreachable, deferred } = catalogue();
    const lines = new Set([...cases, ...unreachable].map(({ line }) => line));
    for (const line of [...deferred, ...ACCEPTED_LINES]) lines.add(line);
    const missing = Array.from({ length: 143 }, (_, index) => index + 1).filter((line) => !lines.has(line));
    assert.deepEqual(missing, []);
    const ids = [...cases, ...unreachable].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('is not content with a case that lacks a control', () => {
    const summary = { cases: 1, refused: 1, accepted: [], broken: [], deferred: 0, unreachable: [], told: {} };
    assert.equal(isWell({ ...summary, controls: 2, controlsAccepted: 2 }), true);
    assert.equal(isWell({ ...summary, controls: 2, controlsAccepted: 1 }), false);
  });

  it('ends with status 2 where there is nothing to assay', async () => {
    const { status, err, out } = await run(['assay', '--url', 'http://192.0.2.1:3000']);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /names a Signet on this machine/u);
  });

  it('ends between two cases when it is interrupted, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const { child, ended } = begin(['assay', '--json'], { TMPDIR: folder });
    while (readdirSync(folder).length === 0) await wait(50);
    child.kill('SIGINT');
    const { status, out } = await ended;
    assert.equal(status, 1);
    assert.ok((JSON.parse(out) as Summary).refused < 1000);
    assert.deepEqual(readdirSync(folder), []);
    rmSync(folder, { recursive: true });
  });

  it('takes no other machine and no other protocol, and no case that there is not', async () => {
    for (const url of ['http://example.com', 'https://localhost:3000', 'http://localhost.example', 'localhost']) {
      await assert.rejects(assayed({ url }), /names a Signet on this machine/u, url);
    }
    await assert.rejects(assayed({ url: 'http://localhost:1' }), /no sign-up can be begun/u);
    await assert.rejects(assayed({ only: 'no such case' }), /No case has/u);
  });

  it('says which limit was hit, and sends nothing more', async () => {
    await using signet = await startSignet([], { SIGNET_RATE_LIMITS: 'sign-ups=3/600,ceremonies=100000/60' });
    const { status, summary } = await assayed({ url: signet.address, only: 'envelope-type' });
    assert.equal(status, 1);
    assert.ok(summary.broken.length > 0);
    for (const told of Object.values(summary.told)) assert.match(told, /the limit of sign-ups was hit/u);
  });
});

describe('signet assay of a running Signet', () => {
  let signet: Started;
  const only = 'authentication-origin-slash';
  before(async () => {
    signet = await startSignet([], { SIGNET_RATE_LIMITS: 'sign-ups=1000000/60,ceremonies=1000000/60' });
  });
  after(async () => {
    await signet[Symbol.asyncDispose]();
  });

  /** What is told of the Signet where something stands in front of it. */
  async function behind(tamper: Tamper, one = only): Promise<Told> {
    await using proxy = await tamperingProxy(signet.address, tamper);
    return await assayed({ url: proxy.address, origin: signet.address, only: one });
  }

  const answering =
    (instead: ReturnType<Tamper>): Tamper =>
    (path, status) =>
      path === '/v1/sign-in/finish' && status === 400 ? instead : null;

  it('shows it what its policy lets it be shown, and says why not the rest', async () => {
    const replays = await assayed({ url: signet.address, only: 'replayed' });
    assert.equal(replays.status, 0);
    assert.ok(replays.summary.refused >= 5);
    const { status, summary } = await assayed({ url: signet.address, only: 'backup' });
    assert.equal(status, 0);
    assert.deepEqual(
      summary.unreachable.map(({ id }) => id),
      ['backup-refused', 'backup-downgrade-upgrades-accepted'],
    );
    const [refused, upgraded] = summary.unreachable;
    assert.match(refused?.reason ?? '', /sets the clock/u);
    assert.match(upgraded?.reason ?? '', /backupUpgrade: "accepted"/u);
    const expired = await assayed({ url: signet.address, only: 'sign-in-expired' });
    assert.deepEqual([expired.status, expired.summary.cases], [1, 0], 'nothing was shown');
  });

  it('chooses by a part of the id, or by the line', async () => {
    const line = await assayed({ url: signet.address, only: '18' });
    assert.equal(line.status, 0);
    assert.equal(line.summary.refused, 1, 'not those with 18 in their id');
    const part = await assayed({ url: signet.address, only: 'origin-prefix' });
    assert.equal(part.summary.refused, 2);
  });

  it('prints a table with the cases that it ran', async () => {
    const { told, status } = await assay({ url: signet.address, only: 'origin-slash', all: true, json: false });
    assert.equal(status, 0);
    assert.match(told, /^line 20\s+registration-origin-slash\s+refused\s+400 origin_mismatch\s+#sctn-\S+ R\.9$/mu);
    assert.match(told, /^authentication\s+1\s+1\s+0\s+0\s+0\s+0$/mu);
    assert.match(told, /All well: 2 refused with their own code, 0 accepted, 0 broken; 4 of 4 controls accepted\./u);
  });

  it('finds what is accepted', async () => {
    const { status, summary } = await behind(answering({ status: 200, body: {} }));
    assert.equal(status, 1);
    assert.deepEqual([summary.accepted, summary.broken, summary.controlsAccepted], [[only], [], 2]);
  });

  it('does not call broken what was accepted, whatever comes after', async () => {
    let finished = 0;
    const { summary } = await behind((path, status) => {
      if (path !== '/v1/sign-in/finish') return null;
      finished += 1;
      if (finished === 3) return { status: 400, body: { code: 'bad_signature' } };
      return status === 400 ? { status: 200, body: {} } : null;
    });
    assert.deepEqual([summary.accepted, summary.broken, summary.controlsAccepted], [[only], [], 1]);
  });

  it('finds a race that both win, and one that nobody wins', async () => {
    const race = 'sign-in-race';
    const both = await behind((_, status) => (status === 409 ? { status: 200, body: {} } : null), race);
    assert.deepEqual([both.status, both.summary.accepted], [1, [race]]);
    let finished = 0;
    const none = await behind((path, status) => {
      if (path !== '/v1/sign-in/finish' || status !== 200) return null;
      finished += 1;
      return finished === 2 ? { status: 409, body: { code: 'challenge_used' } } : null;
    }, race);
    assert.deepEqual([none.status, none.summary.broken], [1, [race]]);
  });

  for (const [what, instead] of [
    ['another code', { status: 400, body: { code: 'bad_shape' } }],
    ['the right code with another status', { status: 500, body: { code: 'origin_mismatch' } }],
    ['401', { status: 401, body: { code: 'session_required' } }],
    ['404 of a route', { status: 404, body: { code: 'not_found' } }],
    ['an answer without a code', { status: 400, body: '<html>' }],
    ['a connection that is cut', 'cut'],
  ] as const) {
    it(`calls ${what} broken`, async () => {
      const { status, summary } = await behind(answering(instead));
      assert.equal(status, 1);
      assert.deepEqual([summary.refused, summary.accepted, summary.broken], [0, [], [only]]);
    });
  }

  it('calls a case broken whose controls are refused', async () => {
    let finished = 0;
    const { status, summary } = await behind((path, own) => {
      if (path !== '/v1/sign-in/finish' || own !== 200) return null;
      finished += 1;
      return finished === 2 ? { status: 400, body: { code: 'bad_signature' } } : null;
    });
    assert.equal(status, 1);
    assert.deepEqual([summary.refused, summary.broken], [0, [only]]);
    assert.deepEqual([summary.controls, summary.controlsAccepted], [2, 1]);
    assert.match(summary.told[only] ?? '', /after: 400 bad_signature/u);
  });
});
