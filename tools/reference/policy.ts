import { checkPolicy } from '@signet/server';
import type { Policy } from '@signet/server';

/** What each field decides, for who sets it. A field without words does not compile. */
const words: Readonly<Record<keyof Policy, string>> = {
  preset:
    '`consumer`: anybody may come, with any passkey. `workforce`: people whose employer knows them. It fills in what is left out',
  signUp:
    'who makes an account: `open`, with an `invite`, or `closed` (by enrolment ticket alone; invites of administrators and owners still work)',
  namedSignIn:
    '`accepted`: sign-in may ask for the username first, for security keys that keep no discoverable credential',
  userVerification:
    '`required`, `preferred` or `discouraged` at sign-up, sign-in and when a passkey is added; confirmations require it wherever the account can',
  residentKey:
    '`required`, `preferred` or `discouraged`: discoverable credentials. Anything but `required` needs `namedSignIn`',
  algorithms:
    'COSE algorithms that are offered and accepted, most preferred first; [which there are](algorithms.md). A passkey of another one signs in no more',
  attestation: 'what creation asks for (§5.4.7): `none`, `indirect`, `direct`, `enterprise`',
  attestationAccepted:
    'which outcomes are acceptable: `none` and `self` `accepted` or `refused`, `certified` `accepted-untrusted` or `trust-required`',
  attestationAnchors: 'DER certificates in base64 that attestation may lead to; without any nothing is trusted',
  attestationStatements: 'demands on statements beyond the specification; [formats](formats.md)',
  backupEligible:
    '`refused`: only passkeys that stay on one device. Needs attestation that is trusted. Synced ones sign in no more',
  backupUpgrade: '`accepted`: a passkey that stayed on one device may become a synced one; it is told',
  crossOrigin: '`refused`, or `{ topOrigins, missingTopOrigin }`: frames in these pages',
  credentialProtection: 'how new credentials are protected against use without user verification (credProtect)',
  unsolicitedExtensions: '`refused`: a response with an extension output that nobody asked for',
  signCount:
    'a counter that did not rise: `refused`, `flagged`, or `refused-unless-backup-eligible`. A refused one makes the passkey suspected',
  attestedCredentialData: '`refused`: attested data in an assertion',
  ceremonyLifetime: 'seconds that a sign-up or sign-in may take',
  confirmationLifetime: 'seconds that a confirmation may take',
  enrolmentTicketLifetime: 'seconds that an enrolment ticket is good for',
  passkeysPerAccount: 'most passkeys of an account',
  sessionIdle: 'seconds after which a session ends that was not seen; 60 and more',
  sessionAbsolute: 'seconds after which it ends in any case; 60 and more',
  presenceSessionIdle: 'the same of a session that was opened without user verification; never longer',
  presenceSessionAbsolute: 'the same; never longer',
  recoveryCodes: '`offered`: ten at sign-up; `off`',
  totp: '`accepted`: codes of an app begin a recovery too; [which method when](../guides/which-method.md)',
  recoveryCoolDown: 'seconds that a recovery waits, up to 30 days. Less than an hour needs `shortCoolDown`',
  shortCoolDown: '`accepted-dangerously`: whoever finds a code has the account before its owner hears of it',
  confirmedActions:
    'actions that ask for a confirmation beyond those that always do: `account.rename`, `passkey.rename`, `session.revoke`',
};

/** A row a field: what it decides, and its value in each preset. */
export function policyFields(): string[][] {
  const [consumer, workforce] = [checkPolicy({}), checkPolicy({ preset: 'workforce' })];
  return (Object.keys(consumer) as (keyof Policy)[]).map((field) => {
    const [one, other] = [shown(consumer[field]), shown(workforce[field])];
    return [`\`${field}\``, words[field], one, other === one ? '' : other];
  });
}

function shown(value: unknown): string {
  return `\`${JSON.stringify(value).replaceAll('"', '')}\``;
}
