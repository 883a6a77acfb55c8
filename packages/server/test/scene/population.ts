import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { PolicyInput, RelyingPartyKey } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { operationEvent } from '../../src/audit/operation-event.ts';
import type { AccountId, PasskeyId } from '../../src/ports/records.ts';
import { totpOf } from '../../src/totp/authenticator.ts';
import type { Browser } from './browser.ts';
import { openSite } from './site.ts';
import type { Site } from './site.ts';

/** What a passkey of a person is, and what became of it. */
export interface KeyPlan {
  readonly verifies: boolean;
  readonly synced: boolean;
  readonly alg: -8 | -7 | -257;
  /** Found by a nameless sign-in. */
  readonly found: boolean;
  /** Made when the site had another RP ID. */
  readonly former: boolean;
  readonly suspected: boolean;
}

export interface PersonPlan {
  readonly keys: readonly KeyPlan[];
  /** What they keep of the recovery that the site offered. */
  readonly codes: 'stored' | 'lost' | 'none';
  readonly app: boolean;
  /** They turn recovery off, if they may. */
  readonly off: boolean;
  readonly suspended: boolean;
}

/** Somebody with what they hold in their hands. */
export interface Member {
  readonly id: string;
  readonly username: string;
  readonly keys: readonly Authenticator[];
  readonly codes: readonly string[];
  /** Of the authenticator app; null: there is none. */
  readonly secret: Uint8Array | null;
}

const origins = ['https://id.fernholm.example'];
const formerParty = { rpId: 'fernholm.example', name: 'Fernholm', origins };
export const party = { rpId: 'id.fernholm.example', name: 'Fernholm', origins, formerRpIds: [formerParty.rpId] };

/** Under which everybody can be as they are. */
const lenient: PolicyInput = { namedSignIn: 'accepted', totp: 'accepted' };
const platform = { clock: Date.now, random: (length: number) => randomBytes(length) };

/** Fills a database with people, all of it by requests of theirs but what the site does to them. */
export async function populate(
  path: string,
  masterKey: Uint8Array,
  plans: readonly PersonPlan[],
): Promise<readonly Member[]> {
  const people = plans.map((plan, i) => new Newcomer(plan, `Person ${i}`));
  for (const [relyingParty, former] of [
    [formerParty, true],
    [party, false],
  ] as const) {
    await using site = await openSite({ path, masterKey, policy: lenient, relyingParty });
    await Promise.all(people.map((it) => it.come(site, former)));
    if (!former) await Promise.all(people.map((it) => it.suffer(site)));
  }
  return people.map((it) => it.member);
}

class Newcomer {
  readonly #plan: PersonPlan;
  readonly #username: string;
  readonly #keys: Authenticator[];
  readonly #passkeys: PasskeyId[] = [];
  #id: AccountId | null = null;
  #codes: readonly string[] = [];
  #secret: Uint8Array | null = null;

  constructor(plan: PersonPlan, username: string) {
    this.#plan = plan;
    this.#username = username;
    this.#keys = plan.keys.map(({ verifies, synced, alg }, i) =>
      createAuthenticator({
        seed: 'everybody',
        device: `${username}, ${i}`,
        aaguid: new Uint8Array(16).fill(i),
        userVerification: verifies,
        backupEligible: synced,
        algorithms: [alg],
      }),
    );
  }

  get member(): Member {
    const [id, username, keys] = [this.#id ?? assert.fail(), this.#username, this.#keys];
    return { id, username, keys, codes: this.#codes, secret: this.#secret };
  }

  /** Makes the passkeys of this time; with the first of all come codes and the like. */
  async come(site: Site, former: boolean): Promise<void> {
    const isFirst = this.#id === null;
    for (const [i, key] of this.#plan.keys.entries()) if (key.former === former) await this.#enrol(site, i);
    if (isFirst && this.#id !== null) await this.#settle(site);
  }

  async suffer({ store }: Site): Promise<void> {
    const event = operationEvent(platform, 'default' as RelyingPartyKey, 'account.imported', {});
    const suspected = this.#plan.keys.flatMap((it, i) => (it.suspected ? [this.#passkeys[i] ?? assert.fail()] : []));
    for (const passkey of suspected) {
      assert.equal(await store.suspectPasskey({ passkey, event: { ...event, id: passkey } }), 'suspected');
    }
    if (!this.#plan.suspended) return;
    const account = this.#id ?? assert.fail();
    const unit = { account, status: 'suspended', time: Date.now(), event: { ...event, id: account } } as const;
    assert.equal(await store.setStatus(unit), 'set');
  }

  async #enrol(site: Site, i: number): Promise<void> {
    const browser = site.browser();
    const ticket = await site.signet.enrolmentTicket({ externalId: this.#username, username: this.#username });
    const { ceremony, options } = await browser.ok('enrolBegin', { ticket });
    const residentKey = this.#plan.keys[i]?.found ? ('required' as const) : ('discouraged' as const);
    const wanted = { ...options, authenticatorSelection: { ...options.authenticatorSelection, residentKey } };
    const response = this.#keys[i]?.create(wanted, { origin: browser.origin });
    const { account, passkey } = await browser.ok('enrolFinish', { ceremony, response });
    this.#id = account.id as AccountId;
    this.#passkeys[i] = passkey.id as PasskeyId;
  }

  async #settle(site: Site): Promise<void> {
    const { codes, app, off } = this.#plan;
    const browser = site.browser();
    const here = this.#plan.keys.map((it, i) => ({ ...it, i })).filter((it) => this.#passkeys[it.i] !== undefined);
    const chosen = here.find((it) => it.verifies) ?? here[0];
    const key = this.#keys[chosen?.i ?? -1] ?? assert.fail();
    assert.equal(await signsIn(browser, key, this.#username), true);
    if (codes !== 'none') {
      const made = await browser.ok('recoveryCodesMake', {
        confirmation: await browser.confirm(key, 'recovery-codes.make'),
      });
      if (codes === 'stored') await browser.ok('recoveryCodesStored', {});
      this.#codes = codes === 'stored' ? made.codes : [];
    }
    if (app) await this.#addApp(site, browser, key);
    if (off) {
      const { status } = await browser.ask('recoveryTurnOff', {
        confirmation: await browser.confirm(key, 'recovery.turn-off'),
      });
      assert.ok([200, 409].includes(status));
    }
  }

  async #addApp(site: Site, browser: Browser, key: Authenticator): Promise<void> {
    const { uri } = await browser.ok('totpBegin', { confirmation: await browser.confirm(key, 'totp.add') });
    this.#secret = secretIn(uri);
    await browser.ok('totpFinish', { code: totpOf(this.#secret).generate({ timestamp: site.now }) });
  }
}

/** What somebody really can do on a site as it is: the best of it. */
export async function bestWayIn(site: Site, member: Member): Promise<'passkeys' | 'recovery' | 'nothing'> {
  const { namedSignIn } = await site.browser().ok('site', null);
  for (const key of member.keys) {
    if (await signsIn(site.browser(), key, null)) return 'passkeys';
    if (namedSignIn && (await signsIn(site.browser(), key, member.username))) return 'passkeys';
  }
  return (await begins(site, member)) ? 'recovery' : 'nothing';
}

/** @param username null: the sign-in is nameless */
async function signsIn(browser: Browser, key: Authenticator, username: string | null): Promise<boolean> {
  const { ceremony, options } = await browser.ok('signInBegin', username === null ? {} : { username });
  try {
    const response = key.get(options, { origin: browser.origin });
    return (await browser.ask('signInFinish', { ceremony, response })).status === 200;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') return false;
    throw error;
  }
}

async function begins(site: Site, { username, codes, secret }: Member): Promise<boolean> {
  const [code] = codes;
  const browser = site.browser();
  if (code !== undefined && (await browser.ask('recoverBegin', { code })).status === 200) return true;
  if (!secret) return false;
  const totp = totpOf(secret).generate({ timestamp: site.now });
  return (await browser.ask('recoverBegin', { username, totp })).status === 200;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function secretIn(uri: string): Uint8Array {
  const text = new URL(uri).searchParams.get('secret') ?? '';
  const bits = Array.from(text, (it) => base32.indexOf(it).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2),
  );
}
