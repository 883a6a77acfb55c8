import type { PasskeyKind } from '@signet/protocol';

/** What a passkey is to its owner, by what the authenticator and the client said about it. For display only. */
export function passkeyKind(it: {
  readonly backupEligible: boolean;
  readonly transports: readonly string[];
  readonly attachment: string | null;
}): PasskeyKind {
  const reaches = (transport: string): boolean => it.transports.includes(transport);
  if (it.backupEligible) return 'synced';
  if (reaches('hybrid') && !reaches('usb')) return 'phone';
  if (reaches('internal') || (it.transports.length === 0 && it.attachment === 'platform')) return 'computer';
  return 'security-key';
}
