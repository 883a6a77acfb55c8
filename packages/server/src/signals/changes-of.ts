import type { VerifiedAuthentication } from '@signet/webauthn';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import type { NoticeData } from '../ports/notice-records.ts';
import type { PasskeyRecord } from '../ports/records.ts';

/** What an accepted assertion tells about its passkey that was not so before. */
export interface Change {
  readonly kind: 'passkey.suspected' | 'passkey.moved' | 'passkey.backup-changed';
  readonly data: NoticeData;
}

/** Nearly always none. */
export function changesOf(
  passkey: PasskeyRecord,
  { issued }: OpenCeremony<'sign-in' | 'confirm'>,
  { signCountRose, backupEligible, backupState }: VerifiedAuthentication,
): readonly Change[] {
  const changes: Change[] = [];
  // Of ceremonies that finish in another order than they began, the counter says nothing.
  if (!signCountRose && issued >= passkey.signCountRecorded) {
    changes.push({ kind: 'passkey.suspected', data: { refused: false } });
  }
  if (backupEligible !== passkey.backupEligible) {
    changes.push({ kind: 'passkey.moved', data: { backedUp: backupState } });
  } else if (backupState !== passkey.backupState) {
    changes.push({ kind: 'passkey.backup-changed', data: { backedUp: backupState } });
  }
  return changes;
}
