import { createHash } from 'node:crypto';
import { parseJson } from '@signet/webauthn';
import type { JsonValue } from '@signet/webauthn';
import { ArchiveError } from './archive-error.ts';
import { checkAccount, checkShape } from './check.ts';
import type { ArchivedAccount } from './format.ts';
import { ArchiveEnd, ArchiveHeader, longestLine } from './format.ts';

/** Bytes in pieces, as a file is read. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface PlacedAccount {
  /** Where it stands, for people: `Line 7`. */
  readonly place: string;
  readonly account: ArchivedAccount;
}

const newline = 0x0a;
const cutOff = 'The archive is cut off: its last line is missing. Export it again.';

/**
 * The accounts of an archive, each of them checked; that the archive is whole is known only when all of them were read.
 * @param rpIds that its passkeys may be for; the first is the one that the archive has to be of
 * @returns SHA-256 of the archive in hexadecimal
 * @throws ArchiveError with the line
 */
export async function* readArchive(
  pieces: Pieces,
  rpIds: readonly [string, ...string[]],
): AsyncGenerator<PlacedAccount, string> {
  const hash = createHash('sha256');
  let line = 0;
  let counts = { accounts: 0, passkeys: 0 };
  let end: ArchiveEnd | null = null;
  for await (const bytes of linesOf(pieces)) {
    line += 1;
    const place = `Line ${line}`;
    if (end !== null) throw new ArchiveError(`${place}: something follows the last line of the archive.`);
    const value = parseLine(bytes, place);
    if (line === 1) checkHeader(value, rpIds[0]);
    else if (isEnd(value)) end = checkShape(ArchiveEnd, value, place);
    else {
      const account = checkAccount(value, rpIds, place);
      counts = { accounts: counts.accounts + 1, passkeys: counts.passkeys + account.passkeys.length };
      yield { place, account };
    }
    if (end === null) hash.update(bytes).update('\n');
  }
  if (end === null) throw new ArchiveError(cutOff);
  const sha256 = hash.digest('hex');
  if (end.accounts !== counts.accounts || end.passkeys !== counts.passkeys || end.sha256 !== sha256) {
    throw new ArchiveError('The archive was changed after it was made: its last line does not fit what comes before.');
  }
  return sha256;
}

/** @throws ArchiveError */
function checkHeader(value: unknown, rpId: string): void {
  const named = typeof value === 'object' && value !== null && 'format' in value;
  if (!named) throw new ArchiveError('Line 1: this is no archive of Signet.');
  const header = checkShape(ArchiveHeader, value, 'Line 1');
  if (header.rpId === rpId) return;
  throw new ArchiveError(
    `The archive is of the RP ID ${header.rpId}, and this is ${rpId}: its passkeys would not work here. Nothing was read.`,
  );
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sha256' in value;
}

function parseLine(bytes: Uint8Array, place: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return plain(parseJson(text, { length: longestLine }));
  } catch (error) {
    const why = error instanceof TypeError ? 'no UTF-8' : error instanceof Error ? error.message : String(error);
    throw new ArchiveError(`${place}: ${why}.`);
  }
}

/** Objects without a prototype that a member could reach. */
function plain(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  const members = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of value) members[name] = plain(member);
  return members;
}

/** Every line ends in a newline, the last one too. */
async function* linesOf(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, from)) {
      yield Buffer.concat([...rest, piece.subarray(from, at)]);
      [rest, length, from] = [[], 0, at + 1];
    }
    rest.push(piece.subarray(from));
    length += piece.length - from;
    if (length > longestLine) throw new ArchiveError(`A line is longer than ${longestLine} bytes: this is no archive.`);
  }
  if (length > 0) throw new ArchiveError(cutOff);
}
