import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { anApp, App, timeStep } from '../scene/app.ts';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, confirmed } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

const policy = { totp: 'accepted' } as const;

describe('a time step of an authenticator app', () => {
  it('is spent by the code that sets the app up', async () => {
    await using site = await openSite({ policy });
    const ada = await aPerson(site);
    const app = new App((await confirmed(ada, 'totpBegin')).secret);
    const code = app.code(site.now);
    await ada.browser.ok('totpFinish', { code });
    await site.browser().refused('recoverBegin', { username: 'Ada', totp: code }, 'code_refused');
  });

  it('is spent by the recovery that it begins: who looked over a shoulder does not come after', async () => {
    await using site = await openSite({ policy });
    const app = await anApp(site, await aPerson(site));
    const body = { username: 'Ada', totp: app.code(site.now) };
    await site.browser().ok('recoverBegin', body);
    await site.browser().refused('recoverBegin', body, 'code_refused');
  });

  it('is spent with all before it', async () => {
    await using site = await openSite({ policy });
    const app = await anApp(site, await aPerson(site));
    site.pass(timeStep);
    const [earlier, now] = [app.code(site.now - timeStep), app.code(site.now)];
    await site.browser().ok('recoverBegin', { username: 'Ada', totp: now });
    await site.browser().refused('recoverBegin', { username: 'Ada', totp: earlier }, 'code_refused');
  });

  it('stays spent where the clock is set back', async () => {
    await using site = await openSite({ policy });
    const app = await anApp(site, await aPerson(site));
    const body = { username: 'Ada', totp: app.code(site.now) };
    await site.browser().ok('recoverBegin', body);
    site.pass(-timeStep);
    await site.browser().refused('recoverBegin', body, 'code_refused');
    await site.browser().refused('recoverBegin', { ...body, totp: app.code(site.now) }, 'code_refused');
  });

  it('is spent once by many at once, of several processes', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32), policy, processes: 'several' } as const;
    await using one = await openSite(settings);
    await using two = await openSite(settings);
    const app = await anApp(one, await aPerson(one));
    two.pass(timeStep);
    const body = { username: 'Ada', totp: app.code(one.now) };
    const sites = [one, two, one, two, one, two];
    const answers = await Promise.all(sites.map((it) => it.browser().ask('recoverBegin', body)));
    assert.deepEqual(answers.map((it) => it.status).toSorted(), [200, 403, 403, 403, 403, 403]);
    assert.equal(database.run('SELECT id FROM recoveries').length, 1);
  });
});

describe('a code of an authenticator app', () => {
  it('opens no other account', async () => {
    await using site = await openSite({ policy });
    const [ada, grace] = [await aPerson(site, 'Ada'), await aPerson(site, 'Grace')];
    const app = await anApp(site, ada);
    await anApp(site, grace);
    const body = { username: 'Grace', totp: app.code(site.now) };
    await site.browser().refused('recoverBegin', body, 'code_refused');
    await site.browser().ok('recoverBegin', { ...body, username: 'Ada' });
  });

  it('opens no other account by a row that somebody with the database copied there', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, policy });
    const [ada, mallory] = [await aPerson(site, 'Ada'), await aPerson(site, 'Mallory')];
    await anApp(site, ada);
    const app = await anApp(site, mallory);
    const [a, m] = [ada.id, mallory.id];
    database.run('UPDATE totp SET secret = (SELECT secret FROM totp WHERE account = ?) WHERE account = ?', m, a);
    site.pass(timeStep);
    const body = { username: 'Ada', totp: app.code(site.now) };
    await site.browser().refused('recoverBegin', body, 'code_refused');
    await site.browser().ok('recoverBegin', { ...body, username: 'Mallory' });
  });
});
