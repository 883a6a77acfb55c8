import { generateKeyPairSync, hkdfSync } from 'node:crypto';
import type { AccountId, AccountRecord, PasskeyId, PasskeyRecord } from '../../ports/records.ts';
import type { Services } from '../../services.ts';
import type { Named } from './whom.ts';

/** How the credential ids of real authenticators are made, by how often (per cent): length in bytes, and what goes with it. */
const shapes = [
  { share: 34, length: 16, backupEligible: true, transports: ['hybrid', 'internal'] },
  { share: 26, length: 20, backupEligible: true, transports: ['hybrid', 'internal'] },
  { share: 15, length: 32, backupEligible: true, transports: ['hybrid', 'internal'] },
  { share: 8, length: 32, backupEligible: false, transports: ['internal'] },
  { share: 9, length: 48, backupEligible: false, transports: ['nfc', 'usb'] },
  { share: 8, length: 64, backupEligible: false, transports: ['usb'] },
] as const;

/** How many passkeys accounts have, by how often (per cent). */
const counts = [
  { share: 50, count: 1 },
  { share: 26, count: 2 },
  { share: 12, count: 3 },
  { share: 6, count: 4 },
  { share: 3, count: 5 },
  { share: 1.5, count: 6 },
  { share: 1, count: 7 },
  { share: 0.5, count: 8 },
] as const;

/**
 * What a name that nobody has is answered with (§14.6.2): an account and passkeys that follow from the folded name under a
 * key of the server, so that they are the same at every attempt, on every node, and cannot be told from real ones. Their
 * key was thrown away: no signature is theirs.
 */
export function decoysOf({ keyring, rp }: Services, usernameFolded: string): Named {
  const { secret } = keyring.current('decoys');
  const bytes = source(secret, JSON.stringify([rp.id, usernameFolded]));
  const account = decoyAccount(rp.id, usernameFolded, bytes);
  const { count } = drawn(counts, bytes);
  return { account, passkeys: Array.from({ length: count }, () => decoyPasskey(account, rp.rpId, bytes)) };
}

/** Hands out the bytes that belong to a name, one after another. */
function source(secret: Uint8Array, name: string): (length: number) => Uint8Array {
  const all = new Uint8Array(hkdfSync('sha256', secret, '', `signet decoy v1 ${name}`, 1024));
  let at = 0;
  return (length) => all.subarray(at, (at += length));
}

function decoyAccount(
  rp: AccountRecord['rp'],
  usernameFolded: string,
  bytes: (length: number) => Uint8Array,
): AccountRecord {
  return {
    id: uuidOf(bytes(16)) as AccountId,
    rp,
    externalId: null,
    userHandle: bytes(32),
    username: usernameFolded,
    usernameFolded,
    displayName: usernameFolded,
    email: null,
    role: 'member',
    status: 'active',
    recoveryOff: false,
    recoveredAt: null,
    created: 0,
  };
}

function decoyPasskey(account: AccountRecord, rpId: string, bytes: (length: number) => Uint8Array): PasskeyRecord {
  const { length, backupEligible, transports } = drawn(shapes, bytes);
  return {
    id: uuidOf(bytes(16)) as PasskeyId,
    account: account.id,
    rp: account.rp,
    credentialId: bytes(length),
    rpId,
    publicKey: decoyKey,
    alg: -7,
    signCount: 0,
    signCountRecorded: 0,
    transports,
    attachment: null,
    discoverable: true,
    uvInitialized: true,
    backupEligible,
    backupState: backupEligible,
    aaguid: new Uint8Array(16),
    attestationFormat: 'none',
    attestationType: 'none',
    attestationObject: new Uint8Array(),
    attestationTrusted: false,
    providerName: null,
    label: '',
    created: 0,
    createdOrigin: '',
    createdAgent: '',
    lastUsed: null,
    status: 'active',
  };
}

/** One of the rows, as often as their shares say. */
function drawn<Row extends { readonly share: number }>(
  rows: readonly Row[],
  bytes: (length: number) => Uint8Array,
): Row {
  const [high = 0, low = 0] = bytes(2);
  let left = ((high * 256 + low) / 65_536) * 100;
  const row = rows.find(({ share }) => (left -= share) < 0);
  if (!row) throw new Error('the shares of a table of decoys are not 100 per cent');
  return row;
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** COSE_Key of an ES256 key whose private half is gone. */
const decoyKey = ((): Uint8Array => {
  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const coordinate = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url');
  const head = Buffer.from('a5010203262001215820', 'hex');
  return new Uint8Array(Buffer.concat([head, coordinate(x), Buffer.from('225820', 'hex'), coordinate(y)]));
})();
