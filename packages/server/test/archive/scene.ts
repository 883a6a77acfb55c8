import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { exportAccounts, importAccounts, readArchive } from '@signet/server';
import type { AccountsImported, RelyingPartyKey, Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

export const rp = 'default' as RelyingPartyKey;
export const rpIds = ['fernholm.example'] as const;

export interface Person {
  readonly name: string;
  readonly authenticator: Authenticator;
}

/** People of whom every third has a security key. */
export async function signUpMany(site: Site, count: number): Promise<Person[]> {
  const people: Person[] = [];
  for (let at = 0; at < count; at += 1) {
    const settings = at % 3 === 0 ? ({ transports: ['usb'], backupEligible: false, counter: 'rising' } as const) : {};
    const person = { name: `person ${at}`, authenticator: createAuthenticator({ seed: `archive ${at}`, ...settings }) };
    await site.browser().signUp(person.authenticator, person.name);
    people.push(person);
  }
  return people;
}

export async function archiveOf(store: Store, of: RelyingPartyKey = rp): Promise<string> {
  let text = '';
  for await (const piece of exportAccounts({ store, rp: of, clock: () => Date.UTC(2026, 0, 11) })) text += piece;
  return text;
}

/** Cut into pieces of an odd size, as no file is read: no line begins where a piece does. */
export function* piecesOf(text: string, size = 1013): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function importInto(store: Store, archive: string): Promise<AccountsImported> {
  return await importAccounts({ store, rp }, readArchive(piecesOf(archive), rpIds));
}

/** Reads all of it. */
export async function read(archive: string): Promise<number> {
  let count = 0;
  for await (const { account } of readArchive(piecesOf(archive), rpIds)) count += account.passkeys.length;
  return count;
}

/** An archive of three people, made for real, and its lines. */
export async function smallArchive(): Promise<string[]> {
  await using site = await openSite();
  await signUpMany(site, 3);
  const lines = (await archiveOf(site.store)).split('\n');
  assert.equal(lines.length, 6);
  return lines;
}

/** An archive with these lines before its last one. */
export function sealed(lines: readonly string[], accounts = 3, passkeys = 3): string {
  const text = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return `${text}${JSON.stringify({ accounts, passkeys, sha256 })}\n`;
}

/** An archive of so many people, `person 0` and on, with so many passkeys each: all of one real key. */
export async function largeArchive(accounts: number, passkeys = 1): Promise<string> {
  const [header = '', line = ''] = await smallArchive();
  const model = JSON.parse(line) as { passkeys: object[] };
  const bytes = (): string => randomBytes(32).toString('base64url');
  const people = Array.from({ length: accounts }, (_, at) =>
    JSON.stringify({
      ...model,
      id: randomUUID(),
      username: `person ${at}`,
      userHandle: bytes(),
      passkeys: Array.from({ length: passkeys }, () => ({ ...model.passkeys[0], credentialId: bytes() })),
    }),
  );
  return sealed([header, ...people], accounts, accounts * passkeys);
}
