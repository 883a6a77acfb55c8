import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Secret } from 'otpauth';
import { anApp } from '../scene/app.ts';
import { DatabaseFile } from '../scene/database.ts';
import { aPerson, beginWith, confirmed, recover } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

/** All that lies in the folder, every byte a character. */
function bytesIn(folder: string): string {
  return readdirSync(folder)
    .map((it) => readFileSync(join(folder, it), 'latin1'))
    .join('\n');
}

describe('recovery codes and the secrets of apps', () => {
  it('are in no log line, in no event and nowhere in the database', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, policy: { totp: 'accepted' } });
    const ada = await aPerson(site);
    const app = await anApp(site, ada);
    const totp = app.code(site.now);
    await site.browser().ok('recoverBegin', { username: 'Ada', totp });
    await beginWith(site, ada.code);
    await confirmed(ada, 'recoveryCancel');
    const { codes } = await confirmed(ada, 'recoveryCodesMake');
    await site.browser().refused('recoverBegin', { code: ada.code }, 'code_refused');
    await site.browser().ask('recoverBegin', { code: `${codes[1]}x` });
    await site.browser().ask('recoverBegin', { username: codes[2] ?? '', totp: '123456' });
    const recovered = await recover(site, codes[0] ?? '');
    const told = [...site.logLines, bytesIn(database.folder)].join('\n');
    assert.ok(told.includes('recovery.completed'), 'the bytes of the database are looked at');
    for (const code of [...ada.codes, ...codes, ...recovered.codes]) {
      const written = [code, code.replaceAll('-', ''), code.toLowerCase(), code.replaceAll('-', '').toLowerCase()];
      for (const it of written) assert.ok(!told.includes(it), 'a code is told');
    }
    const secret = Buffer.from(Secret.fromBase32(app.secret).bytes);
    const encodings = ['latin1', 'hex', 'base64', 'base64url'] as const;
    for (const it of [app.secret, ...encodings.map((it) => secret.toString(it))]) {
      assert.ok(!told.includes(it), 'a secret is told');
    }
    const events = JSON.stringify(database.run('SELECT type, data FROM events'));
    assert.ok(!events.includes(totp), 'a one-time code is told');
  });
});
