import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { ConfigurationError } from '@signet/server';
import { DatabaseFile } from '../scene/database.ts';
import { join, operatorOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

describe('a stored policy that this release cannot hold', () => {
  it('keeps the server from starting, not the operator from mending it', async () => {
    using database = new DatabaseFile();
    const here = { path: database.path, masterKey: randomBytes(32) };
    await using site = await openSite(here);
    const ada = await join(site, 'Ada');
    database.run(`UPDATE relying_parties SET policy = '{"residentKey":"preferred"}'`);
    await assert.rejects(
      openSite(here),
      (error) => error instanceof ConfigurationError && /stored policy .* signet policy set/u.test(error.message),
    );
    const operator = await operatorOf(site);
    assert.equal((await operator.showAccount({ account: ada.id })).account.username, 'Ada');
    const { version: replaces, fault } = await operator.policy();
    assert.match(fault ?? '', /policy\.residentKey/u);
    const policy = { residentKey: 'preferred', namedSignIn: 'accepted' };
    assert.equal((await operator.dryRun({ policy })).noWayIn, 0);
    await assert.rejects(operator.setPolicy({ policy: { residentKey: 'preferred' }, replaces }), {
      code: 'policy_invalid',
    });
    const set = await operator.setPolicy({ policy, replaces });
    assert.deepEqual([set.policy['namedSignIn'], set.fault], ['accepted', undefined]);
    await using again = await openSite(here);
    assert.equal((await again.browser().ok('site', null)).namedSignIn, true);
  });
});
