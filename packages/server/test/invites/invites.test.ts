import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { answerIn, byToken, confirmed, enter, enterBy, join, operatorOf, tokenOf } from '../scene/governing.ts';
import { openSite } from '../scene/site.ts';

const day = 86_400_000;

describe('sign-up by invite', () => {
  it('needs an invite where the policy says so, and gives the invite’s role', async () => {
    await using site = await openSite({ policy: { signUp: 'invite' } });
    await site.browser().refused('signUpBegin', { username: 'Mallory' }, 'invite_required');
    const operator = await operatorOf(site);
    const { token, invite, link } = await operator.makeInvite({ role: 'admin', note: 'for Grace' });
    assert.equal(link, `https://fernholm.example/invite#${token}`);
    assert.equal(invite.expires, new Date(site.now + 7 * day).toISOString());
    assert.deepEqual(await site.browser().ok('inviteLook', { invite: token }), {
      site: 'Fernholm',
      role: 'admin',
      expires: invite.expires,
    });
    const grace = await enterBy(site, token, 'Grace');
    const { account } = await operator.showAccount({ account: grace.id });
    assert.equal(account.role, 'admin');
    const [used] = (await operator.listInvites()).invites;
    assert.deepEqual([used?.state, used?.usedBy], ['used', grace.id]);
  });

  it('is for nobody but who runs the site where sign-up is closed', async () => {
    await using site = await openSite({ policy: { signUp: 'closed' } });
    const operator = await operatorOf(site);
    const member = await operator.makeInvite({ role: 'member', note: '' });
    await site.browser().refused('signUpBegin', { username: 'Mallory' }, 'sign_up_closed');
    await site.browser().refused('signUpBegin', { username: 'Ada', invite: member.token }, 'sign_up_closed');
    await enter(site, 'owner', 'Olga');
  });

  it('works where sign-up is open too: that is how roles are given', async () => {
    await using site = await openSite();
    const olga = await enter(site, 'owner', 'Olga');
    assert.equal((await (await operatorOf(site)).showAccount({ account: olga.id })).account.role, 'owner');
    const ada = await join(site, 'Ada');
    assert.equal((await (await operatorOf(site)).showAccount({ account: ada.id })).account.role, 'member');
  });
});

describe('an invite', () => {
  it('writes its note, which names a person, nowhere but into itself', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const owner = await enter(site, 'owner', 'Olga');
    const body = { role: 'member', note: 'Ada Lovelace' } as const;
    await owner.browser.ok('adminMakeInvite', await confirmed(owner, 'adminMakeInvite', 'admin.invite', body));
    const log = JSON.stringify(database.run('SELECT type, data FROM events'));
    assert.ok(log.includes('admin.invite'));
    assert.ok(!log.includes('Lovelace'));
    const { invites } = await owner.browser.ok('adminInvites', null);
    assert.ok(invites.some(({ note }) => note === 'Ada Lovelace'));
  });

  it('makes one account, also where two use it at once', async () => {
    await using site = await openSite({ policy: { signUp: 'invite' } });
    const operator = await operatorOf(site);
    const { token: invite } = await operator.makeInvite({ role: 'member', note: '' });
    const browsers = ['Ada', 'Eve', 'Ida'].map((username) => ({ username, browser: site.browser() }));
    const finishes: (() => Promise<Response>)[] = [];
    for (const { username, browser } of browsers) {
      const { ceremony, options } = await browser.ok('signUpBegin', { username, invite });
      const response = createAuthenticator().create(options, { origin: browser.origin });
      finishes.push(async () => browser.ask('signUpFinish', { ceremony, response }));
    }
    const answers = await Promise.all(finishes.map(async (it) => it()));
    assert.deepEqual(answers.map((it) => it.status).toSorted(), [200, 410, 410]);
    assert.equal((await operator.listAccounts({})).accounts.length, 1);
    await site.browser().refused('signUpBegin', { username: 'Mallory', invite }, 'invite_over');
    await site.browser().refused('inviteLook', { invite }, 'invite_over');
  });

  it('ends: by time, by an administrator, by never having been one; all look alike', async () => {
    await using site = await openSite({ policy: { signUp: 'invite' } });
    const operator = await operatorOf(site);
    const expiring = await operator.makeInvite({ role: 'member', note: '', lifetime: 600 });
    const revoked = await operator.makeInvite({ role: 'member', note: '' });
    const over = [expiring.token, revoked.token, Buffer.alloc(32).toString('base64url'), 'nonsense', ''];
    await site.browser().ok('signUpBegin', { username: 'Ada', invite: expiring.token });
    await operator.revokeInvite({ invite: revoked.invite.id });
    site.pass(600_000);
    const told = [];
    for (const invite of over) {
      const begun = await site.browser().refused('signUpBegin', { username: 'Ada', invite }, 'invite_over');
      const looked = await site.browser().refused('inviteLook', { invite }, 'invite_over');
      told.push([begun, looked].map((it) => JSON.stringify({ ...it, requestId: '' })).join(''));
    }
    assert.equal(new Set(told).size, 1);
    const states = (await operator.listInvites()).invites.map((it) => it.state);
    assert.deepEqual(states, ['revoked', 'expired']);
  });

  it('that ends between begin and finish makes no account', async () => {
    await using site = await openSite({ policy: { signUp: 'invite' } });
    const operator = await operatorOf(site);
    const made = await operator.makeInvite({ role: 'owner', note: '' });
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Ada', invite: made.token });
    await operator.revokeInvite({ invite: made.invite.id });
    const response = createAuthenticator().create(options, { origin: browser.origin });
    await browser.refused('signUpFinish', { ceremony, response }, 'invite_over');
    assert.equal((await operator.listAccounts({})).accounts.length, 0);
  });

  it('is guessed at only so often from one address', async () => {
    await using site = await openSite({ limits: { guesses: { points: 3, seconds: 60 } } });
    const invite = Buffer.alloc(32).toString('base64url');
    for (let i = 0; i < 3; i += 1) await site.browser().refused('inviteLook', { invite }, 'invite_over');
    await site.browser().refused('inviteLook', { invite }, 'rate_limited');
  });

  it('dies with the rights of whoever made it', async () => {
    await using site = await openSite({ policy: { signUp: 'invite' } });
    await enter(site, 'owner', 'Olga');
    const operator = await operatorOf(site);
    const ends = [
      async (account: string) => operator.suspend({ account }),
      async (account: string) => operator.erase({ account }),
      async (account: string) => operator.setRole({ account, role: 'member' }),
    ];
    for (const [i, end] of ends.entries()) {
      const leaver = await enter(site, 'owner', `Leaver ${i}`);
      const tokens: string[] = [];
      for (const role of ['member', 'owner'] as const) {
        const body = await confirmed(leaver, 'adminMakeInvite', 'admin.invite', { role, note: '' });
        tokens.push((await leaver.browser.ok('adminMakeInvite', body)).token);
      }
      for (const invite of tokens) await site.browser().ok('inviteLook', { invite });
      await end(leaver.id);
      for (const invite of tokens) {
        await site.browser().refused('inviteLook', { invite }, 'invite_over');
        await site.browser().refused('signUpBegin', { username: 'Eve', invite }, 'invite_over');
      }
    }
    const late = await enter(site, 'owner', 'Late Leaver');
    const own = await confirmed(late, 'adminMakeInvite', 'admin.invite', { role: 'owner' as const, note: '' });
    const { token: invite } = await late.browser.ok('adminMakeInvite', own);
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Back Again', invite });
    await operator.suspend({ account: late.id });
    const response = createAuthenticator().create(options, { origin: browser.origin });
    await browser.refused('signUpFinish', { ceremony, response }, 'invite_over');
    const demoted = await enter(site, 'owner', 'Oona');
    const body = async (role: 'member' | 'admin') =>
      confirmed(demoted, 'adminMakeInvite', 'admin.invite', { role, note: '' });
    const { token: member } = await demoted.browser.ok('adminMakeInvite', await body('member'));
    const { token: admin } = await demoted.browser.ok('adminMakeInvite', await body('admin'));
    await operator.setRole({ account: demoted.id, role: 'admin' });
    await site.browser().ok('inviteLook', { invite: member });
    await site.browser().refused('inviteLook', { invite: admin }, 'invite_over');
  });

  it('that a token made dies with the token, no other does', async () => {
    await using site = await openSite({ policy: { signUp: 'invite' } });
    const owner = await enter(site, 'owner', 'Olga');
    const [found, kept] = [await tokenOf(owner, ['invites:write']), await tokenOf(owner, ['invites:write'])];
    const make = async (secret: string) => {
      const body = { role: 'member' as const, note: '', lifetime: 2_592_000 };
      return (await answerIn('adminMakeInvite', await byToken(site, secret, 'adminMakeInvite', body))).token;
    };
    const [invite, other] = [await make(found.secret), await make(kept.secret)];
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Mallory', invite });
    const revoke = await confirmed(owner, 'adminRevokeToken', 'admin.token-revoke', { token: found.id });
    await owner.browser.ok('adminRevokeToken', revoke);
    await site.browser().refused('inviteLook', { invite }, 'invite_over');
    const response = createAuthenticator().create(options, { origin: browser.origin });
    await browser.refused('signUpFinish', { ceremony, response }, 'invite_over');
    await site.browser().ok('inviteLook', { invite: other });
  });

  it('of an administrator or owner is made by owners alone', async () => {
    await using site = await openSite({ policy: { signUp: 'invite' } });
    const admin = await enter(site, 'admin', 'Grace');
    for (const role of ['admin', 'owner'] as const) {
      const body = await confirmed(admin, 'adminMakeInvite', 'admin.invite', { role, note: '' });
      await admin.browser.refused('adminMakeInvite', body, 'owner_required');
    }
    const body = await confirmed(admin, 'adminMakeInvite', 'admin.invite', { role: 'member', note: 'Ada' });
    const { token } = await admin.browser.ok('adminMakeInvite', body);
    await enterBy(site, token, 'Ada');
    const { invites } = await admin.browser.ok('adminInvites', null);
    assert.equal(invites.find((it) => it.note === 'Ada')?.createdBy, admin.id);
  });

  it('is confirmed as it is: no other role, note or lifetime', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const asked = { role: 'member', note: 'Ada', lifetime: 600 } as const;
    const changes = [{ role: 'owner' }, { note: 'Eve' }, { lifetime: 601 }] as const;
    for (const change of changes) {
      const confirmation = await owner.browser.confirm(owner.key, 'admin.invite', asked);
      const body = { ...asked, ...change, confirmation };
      await owner.browser.refused('adminMakeInvite', body, 'confirmation_parameters');
    }
    await owner.browser.ok('adminMakeInvite', await confirmed(owner, 'adminMakeInvite', 'admin.invite', asked));
  });

  it('is revoked once, while it is open', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const { invites } = await owner.browser.ok('adminInvites', null);
    const used = invites[0]?.id ?? '';
    const make = await confirmed(owner, 'adminMakeInvite', 'admin.invite', { role: 'member', note: '' });
    const { invite } = await owner.browser.ok('adminMakeInvite', make);
    const revoke = async (id: string) => confirmed(owner, 'adminRevokeInvite', 'admin.invite-revoke', { invite: id });
    await owner.browser.ok('adminRevokeInvite', await revoke(invite.id));
    await owner.browser.refused('adminRevokeInvite', await revoke(invite.id), 'invite_not_found');
    await owner.browser.refused('adminRevokeInvite', await revoke(used), 'invite_not_found');
  });
});
