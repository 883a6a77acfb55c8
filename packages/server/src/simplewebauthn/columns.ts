/**
 * THE TABLE of columns: what the documentation of SimpleWebAuthn calls a column of its two tables, in its type, in its schema,
 * and in its earlier versions. The first that a row has is read.
 */
export const userColumns = {
  id: ['id'],
  username: ['username', 'name', 'email'],
  displayName: ['displayName', 'display_name'],
  created: ['createdAt', 'created_at', 'created'],
} as const;

export const passkeyColumns = {
  credentialId: ['id', 'cred_id', 'credentialID', 'credential_id'],
  publicKey: ['publicKey', 'cred_public_key', 'public_key', 'credentialPublicKey', 'credential_public_key'],
  user: ['user', 'userId', 'user_id', 'internal_user_id'],
  userHandle: ['webauthnUserID', 'webAuthnUserID', 'webauthn_user_id'],
  counter: ['counter', 'signCount', 'sign_count'],
  deviceType: ['deviceType', 'device_type', 'credentialDeviceType', 'credential_device_type'],
  backupEligible: ['backup_eligible', 'backupEligible'],
  backedUp: ['backedUp', 'backed_up', 'backup_status', 'credentialBackedUp', 'credential_backed_up'],
  transports: ['transports'],
  aaguid: ['aaguid'],
  label: ['label', 'name', 'nickname'],
  created: ['createdAt', 'created_at', 'created'],
  lastUsed: ['lastUsed', 'last_used', 'lastUsedAt', 'last_used_at'],
} as const;

export type Row = Readonly<Record<string, unknown>>;

/** The value under the first of the names that the row has; null is as good as none. */
export function columnOf(row: Row, names: readonly string[]): unknown {
  const name = names.find((it) => Object.hasOwn(row, it) && row[it] !== null);
  return name === undefined ? undefined : row[name];
}
