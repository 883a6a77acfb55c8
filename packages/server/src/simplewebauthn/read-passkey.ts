import { judgePublicKey } from '@signet/webauthn';
import { ArchiveError } from '../archive/archive-error.ts';
import type { ArchivedAccountText } from '../archive/format.ts';
import { providerName } from '../credentials/provider.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { columnOf, passkeyColumns } from './columns.ts';
import type { Row } from './columns.ts';
import type { Guesses } from './guesses.ts';
import { booleanIn, bytesIn, countIn, textsIn, timeIn } from './values.ts';

export type PasskeyText = ArchivedAccountText['passkeys'][number];

export interface ReadPasskey {
  readonly passkey: PasskeyText;
  readonly userHandle: Uint8Array;
}

/** What a row is read with. */
export interface ReadingOf {
  /** Where it stands, for people. */
  readonly place: string;
  readonly rpId: string;
  readonly now: number;
  readonly guesses: Guesses;
}

/** AAGUID of a model that nobody told. */
const unknownModel = '00000000-0000-0000-0000-000000000000';

/**
 * A row of the table of passkeys.
 * @throws ArchiveError
 */
export function readPasskey(
  row: Row,
  { place, rpId, now, userId, guesses }: ReadingOf & { readonly userId: string },
): ReadPasskey {
  const of = (name: keyof typeof passkeyColumns): unknown => columnOf(row, passkeyColumns[name]);
  const need = <Value>(name: keyof typeof passkeyColumns, value: Value | null): Value => {
    if (value !== null) return value;
    throw new ArchiveError(`${place}: ${passkeyColumns[name][0]} is missing, or not in a form that is known.`);
  };
  const publicKey = need('publicKey', bytesIn(of('publicKey')));
  const judged = judgePublicKey(publicKey);
  if ('refused' in judged) throw new ArchiveError(`${place}: publicKey is refused: ${judged.refused}.`);
  const created = timeIn(of('created'));
  const lastUsed = timeIn(of('lastUsed'));
  guesses.add('passkeys are taken as such that have not verified their user yet; a sign-in mends that');
  if (created === null) guesses.add('passkeys are taken to be made now');
  const aaguid = typeof of('aaguid') === 'string' ? String(of('aaguid')).toLowerCase() : unknownModel;
  const passkey: PasskeyText = {
    credentialId: encodeBase64url(need('credentialId', bytesIn(of('credentialId')))),
    rpId,
    publicKey: encodeBase64url(publicKey),
    alg: judged.alg,
    signCount: need('counter', countIn(of('counter') ?? 0)),
    transports: need('transports', textsIn(of('transports'))),
    attachment: null,
    discoverable: null,
    flags: { userVerified: false, ...backupOf(of, guesses) },
    aaguid,
    attestation: { format: 'none', type: 'none', object: '', trusted: false },
    label: labelOf(of('label'), aaguid),
    created: new Date(created ?? now).toISOString(),
    createdOrigin: '',
    createdAgent: '',
    lastUsed: lastUsed === null ? null : new Date(lastUsed).toISOString(),
    status: 'active',
  };
  return { passkey, userHandle: handleOf(of('userHandle'), userId, place, guesses) };
}

function handleOf(value: unknown, userId: string, place: string, guesses: Guesses): Uint8Array {
  if (value === undefined) {
    guesses.add('without webauthnUserID the user handle is users.id in UTF-8, as versions before 10 made it');
    return new Uint8Array(Buffer.from(userId));
  }
  const handle = bytesIn(value);
  if (handle) return handle;
  throw new ArchiveError(`${place}: webauthnUserID is not base64url.`);
}

function backupOf(
  of: (name: 'deviceType' | 'backupEligible' | 'backedUp') => unknown,
  guesses: Guesses,
): { backupEligible: boolean; backupState: boolean } {
  const backedUp = booleanIn(of('backedUp'));
  const type = of('deviceType');
  const said = type === undefined ? booleanIn(of('backupEligible')) : type === 'multiDevice';
  if (said === null) guesses.add('without deviceType a passkey is taken as synced where it is backed up');
  if (backedUp === null) guesses.add('without backedUp a passkey is taken as not backed up');
  return { backupEligible: said ?? backedUp === true, backupState: backedUp === true };
}

function labelOf(value: unknown, aaguid: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 64);
  const model = Buffer.from(aaguid.replaceAll('-', ''), 'hex');
  return (model.length === 16 ? providerName(model)?.slice(0, 64) : null) ?? 'Passkey';
}
