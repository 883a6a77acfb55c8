import { routes } from '@signet/protocol';
import { isValidRpId } from '@signet/webauthn';
import * as v from 'valibot';
import { decodeBase64url } from '../encoding/base64url.ts';

/** The format's name and version, in the first line of every archive (docs/reference/archive.md). */
export const archiveFormat = 'signet-accounts';
export const archiveVersion = 1;

/** No line of an archive is longer, bytes. */
export const longestLine = 4_194_304;

/** §5.1: the longest credential id; §5.4.3: the longest user handle. */
const longestCredentialId = 1023;
const longestUserHandle = 64;

const text = (max: number) =>
  v.pipe(
    v.string(),
    v.check((it) => it.length <= max && it.isWellFormed(), `is no well-formed text of at most ${max} characters`),
  );

const bytes = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const found = decodeBase64url(dataset.value);
      if (found && found.length >= min && found.length <= max) return found;
      addIssue({ message: `is not base64url (without padding) of ${min} to ${max} bytes` });
      return NEVER;
    }),
  );

const count = (max: number) =>
  v.pipe(
    v.number(),
    v.check((it) => Number.isSafeInteger(it) && it >= 0 && it <= max, `is no whole number from 0 to ${max}`),
  );

/** ISO 8601 in UTC with milliseconds, as it is written; read as milliseconds since 1970. */
const time = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = Date.parse(dataset.value);
    if (Number.isFinite(read) && new Date(read).toISOString() === dataset.value) return read;
    addIssue({ message: 'is no time like 2026-01-31T12:00:00.000Z' });
    return NEVER;
  }),
);

const uuid = v.pipe(
  v.string(),
  v.check((it) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(it), 'is no UUID in lower case'),
);

const rpId = v.pipe(v.string(), v.check(isValidRpId, 'is no RP ID'));

const Flags = v.pipe(
  v.strictObject({ userVerified: v.boolean(), backupEligible: v.boolean(), backupState: v.boolean() }),
  v.check((it) => it.backupEligible || !it.backupState, 'are backed up and not backup eligible'),
);

const ArchivedPasskey = v.strictObject({
  credentialId: bytes(1, longestCredentialId),
  rpId,
  /** COSE_Key as the authenticator made it. */
  publicKey: bytes(1, 8192),
  alg: v.pipe(
    v.number(),
    v.check((it) => Number.isSafeInteger(it), 'is no whole number'),
  ),
  signCount: count(0xffff_ffff),
  transports: v.pipe(
    v.array(text(32)),
    v.check((it) => it.length <= 16, 'are more than 16'),
  ),
  attachment: v.nullable(v.picklist(['platform', 'cross-platform'])),
  discoverable: v.nullable(v.boolean()),
  flags: Flags,
  aaguid: uuid,
  attestation: v.strictObject({
    format: text(32),
    type: text(32),
    object: bytes(0, 65_536),
    trusted: v.boolean(),
  }),
  label: routes.passkeyRename.input.entries.label,
  created: time,
  createdOrigin: text(2048),
  createdAgent: text(1024),
  lastUsed: v.nullable(time),
  status: v.picklist(['active', 'suspected_clone']),
});

export const ArchivedAccount = v.strictObject({
  id: uuid,
  username: text(256),
  displayName: text(256),
  externalId: v.nullable(
    v.pipe(
      text(255),
      v.check((it) => it !== '', 'is empty'),
    ),
  ),
  userHandle: bytes(1, longestUserHandle),
  email: v.nullable(
    v.pipe(
      text(254),
      v.check((it) => v.is(v.pipe(v.string(), v.email()), it), 'is no address'),
    ),
  ),
  role: v.picklist(['member', 'admin', 'owner']),
  status: v.picklist(['active', 'suspended']),
  recoveryOff: v.boolean(),
  recoveredAt: v.nullable(time),
  created: time,
  passkeys: v.pipe(
    v.array(ArchivedPasskey),
    v.check((it) => it.length <= 100, 'are more than 100'),
  ),
});
/** As a line says it: bytes and times are texts. */
export type ArchivedAccountText = v.InferInput<typeof ArchivedAccount>;
export type ArchivedAccount = v.InferOutput<typeof ArchivedAccount>;
export type ArchivedPasskey = ArchivedAccount['passkeys'][number];

export const ArchiveHeader = v.strictObject({
  format: v.literal(archiveFormat),
  version: v.literal(archiveVersion),
  rpId,
  created: time,
  /** As they were counted when the export began. */
  accounts: count(Number.MAX_SAFE_INTEGER),
  passkeys: count(Number.MAX_SAFE_INTEGER),
});
export type ArchiveHeader = v.InferOutput<typeof ArchiveHeader>;

export const ArchiveEnd = v.strictObject({
  accounts: count(Number.MAX_SAFE_INTEGER),
  passkeys: count(Number.MAX_SAFE_INTEGER),
  /** Of every byte before this line. */
  sha256: v.pipe(
    v.string(),
    v.check((it) => /^[\da-f]{64}$/u.test(it), 'is no SHA-256 in hexadecimal'),
  ),
});
export type ArchiveEnd = v.InferOutput<typeof ArchiveEnd>;
