import type { PasskeyRecord, PasskeyUse } from '@signet/server/ports';
import type { UseArguments } from '../queries/passkeys.ts';
import type { PasskeyRow } from '../schema/tables.ts';
import { bit } from './bit.ts';
import { listOf, toJson } from './json.ts';

export function passkeyRow(it: PasskeyRecord): PasskeyRow {
  return {
    id: it.id,
    account: it.account,
    rp: it.rp,
    credential_id: it.credentialId,
    rp_id: it.rpId,
    public_key: it.publicKey,
    alg: it.alg,
    sign_count: it.signCount,
    sign_count_recorded: it.signCountRecorded,
    transports: toJson(it.transports),
    attachment: it.attachment,
    discoverable: it.discoverable === null ? null : bit(it.discoverable),
    uv_initialized: bit(it.uvInitialized),
    backup_eligible: bit(it.backupEligible),
    backup_state: bit(it.backupState),
    aaguid: it.aaguid,
    attestation_format: it.attestationFormat,
    attestation_type: it.attestationType,
    attestation_object: it.attestationObject,
    provider_name: it.providerName,
    label: it.label,
    created: it.created,
    created_origin: it.createdOrigin,
    created_agent: it.createdAgent,
    last_used: it.lastUsed,
    status: it.status,
    attestation_trusted: bit(it.attestationTrusted),
  };
}

export function passkeyOf(row: PasskeyRow): PasskeyRecord {
  return {
    id: row.id,
    account: row.account,
    rp: row.rp,
    credentialId: row.credential_id,
    rpId: row.rp_id,
    publicKey: row.public_key,
    alg: row.alg,
    signCount: row.sign_count,
    signCountRecorded: row.sign_count_recorded,
    transports: listOf(row.transports),
    attachment: row.attachment,
    discoverable: row.discoverable === null ? null : row.discoverable === 1,
    uvInitialized: row.uv_initialized === 1,
    backupEligible: row.backup_eligible === 1,
    backupState: row.backup_state === 1,
    aaguid: row.aaguid,
    attestationFormat: row.attestation_format,
    attestationType: row.attestation_type,
    attestationObject: row.attestation_object,
    attestationTrusted: row.attestation_trusted === 1,
    providerName: row.provider_name,
    label: row.label,
    created: row.created,
    createdOrigin: row.created_origin,
    createdAgent: row.created_agent,
    lastUsed: row.last_used,
    status: row.status,
  };
}

export function useArguments(use: PasskeyUse): UseArguments {
  return {
    passkey: use.passkey,
    seen: use.signCountSeen,
    uv: bit(use.userVerified),
    backupEligible: bit(use.backupEligible),
    backupState: bit(use.backupState),
    time: use.time,
  };
}
