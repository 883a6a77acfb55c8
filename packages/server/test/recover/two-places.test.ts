import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Finish } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, day } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

/** Everybody begins at once, every one at another place and with the code that is theirs. */
async function beginAtOnce(sites: readonly Site[], codes: readonly string[]): Promise<Browser[]> {
  const browsers = codes.map((_, i) => (sites[i % sites.length] as Site).browser({ address: `192.0.2.${100 + i}` }));
  const answers = await Promise.all(browsers.map((it, i) => it.ok('recoverBegin', { code: codes[i] ?? '' })));
  assert.equal(new Set(answers.map((it) => it.recovery.readyAt)).size, 1);
  return browsers;
}

/** All of them enrol at once; answers the statuses. */
async function enrolAtOnce(browsers: readonly Browser[]): Promise<number[]> {
  const bodies: Finish[] = [];
  for (const browser of browsers) {
    const { ceremony, options } = await browser.ok('recoverEnrolBegin', {});
    bodies.push({ ceremony, response: createAuthenticator().create(options, { origin: browser.origin }) });
  }
  const answers = await Promise.all(
    browsers.map((it, i) => it.ask('recoverEnrolFinish', bodies[i] ?? { ceremony: '', response: null })),
  );
  return answers.map((it) => it.status);
}

const threads = [0, 1, 2, 3, 4, 5];

describe('recovery codes at two places at once', () => {
  it('begin one recovery where it is one code, told of once, and end in one passkey', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32), processes: 'several' } as const;
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const ada = await aPerson(one);
    const browsers = await beginAtOnce(
      [one, two],
      threads.map(() => ada.code),
    );
    assert.equal(database.run('SELECT id FROM recoveries').length, 1);
    assert.equal(database.run("SELECT id FROM notices WHERE kind = 'recovery.started'").length, 1);
    for (const it of [one, two]) it.pass(day);
    const statuses = await enrolAtOnce(browsers);
    assert.equal(statuses.filter((it) => it === 200).length, 1, String(statuses));
    assert.ok(
      statuses.every((it) => it === 200 || it === 401 || it === 409),
      String(statuses),
    );
    assert.equal(database.run('SELECT id FROM passkeys').length, 2);
    assert.equal(database.run('SELECT hash FROM recovery_codes').length, 10);
  });

  it('begin a recovery each where they are several codes of one account, each told of, and one ends in a passkey', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32), processes: 'several' } as const;
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const ada = await aPerson(one);
    const browsers = await beginAtOnce([one, two], ada.codes.slice(0, 4));
    assert.equal(database.run('SELECT id FROM recoveries').length, 4);
    assert.equal(database.run("SELECT id FROM notices WHERE kind = 'recovery.started'").length, 4);
    for (const it of [one, two]) it.pass(day);
    assert.equal((await enrolAtOnce(browsers)).filter((it) => it === 200).length, 1);
    assert.equal(database.run('SELECT id FROM passkeys').length, 2);
  });
});
