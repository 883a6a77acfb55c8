import type { CredentialRecord, ExpectedAuthentication } from '@signet/webauthn';
import type { InspectedNode, Inspection } from '@signet/webauthn/inspect';
import { inspect } from '@signet/webauthn/inspect';
import { SettingsError } from '../../settings/settings-error.ts';
import { readCeremony } from './ceremony.ts';
import { Members } from './members.ts';

/** What the response says of itself, which stands in for what the file leaves out. */
interface Said {
  readonly id: Uint8Array | undefined;
  readonly userHandle: Uint8Array | undefined;
  readonly backupEligible: boolean;
}

/**
 * What a sign-in is expected to be, and the stored credential, from JSON. What the file leaves out of the credential is taken from
 * the response, so that the steps about it say nothing; `credential.publicKey` has to be there.
 * @throws SettingsError
 */
export function readExpectedAuthentication(
  value: unknown,
  inspection: Inspection,
): { expected: ExpectedAuthentication; credential: CredentialRecord } {
  const members = new Members(value, 'expected');
  const said = readSaid(inspection);
  const userHandle = members.bytes('userHandle');
  const stored = members.required('credential', members.object('credential'));
  const credential = readCredential(stored, said, userHandle);
  const appId = members.text('appId');
  const isDiscoverable = members.take('allowCredentials') === 'discoverable';
  const isNamed = userHandle !== undefined || said.userHandle === undefined;
  const expected: ExpectedAuthentication = {
    ...readCeremony(members),
    user: isNamed ? { identified: 'before', userHandle: credential.userHandle } : { identified: 'by-user-handle' },
    allowCredentials: isDiscoverable ? 'discoverable' : (members.manyBytes('allowCredentials') ?? 'discoverable'),
    signCount: members.word(
      'signCount',
      ['refused', 'flagged', 'refused-unless-backup-eligible'],
      'refused-unless-backup-eligible',
    ),
    backupUpgrade: members.word('backupUpgrade', ['refused', 'accepted'], 'refused'),
    attestedCredentialData: members.word('attestedCredentialData', ['ignored', 'refused'], 'ignored'),
    ...(appId === undefined ? {} : { appId }),
  };
  members.end();
  return { expected, credential };
}

function readCredential(members: Members, said: Said, userHandle: Uint8Array | undefined): CredentialRecord {
  const publicKey = members.required('publicKey', members.bytes('publicKey'));
  const id = members.bytes('id') ?? said.id;
  if (id === undefined) throw new SettingsError('expected.credential.id is missing, and the response has none either.');
  const credential: CredentialRecord = {
    id,
    publicKey,
    alg: members.integer('alg', algorithmOf(publicKey)),
    signCount: members.integer('signCount', 0),
    backupEligible: members.boolean('backupEligible') ?? said.backupEligible,
    userHandle: members.bytes('userHandle') ?? userHandle ?? said.userHandle ?? new Uint8Array(1),
  };
  members.end();
  return credential;
}

/** The algorithm that the key itself names; 0, which is none, where it names none. */
function algorithmOf(publicKey: Uint8Array): number {
  const found = find(inspect(publicKey, { as: 'public-key' }).part.root, 'alg');
  return Number.parseInt(found?.value ?? '0', 10) || 0;
}

function readSaid({ part }: Inspection): Said {
  const bytesOf = (name: string): Uint8Array | undefined => {
    const bytes = find(part.root, name)?.contains?.bytes;
    return bytes === undefined || bytes.length === 0 ? undefined : bytes;
  };
  const data = find(part.root, 'authenticatorData')?.contains;
  const flags = data === undefined ? undefined : find(data.root, 'flags');
  return {
    id: bytesOf('rawId'),
    userHandle: bytesOf('userHandle'),
    backupEligible: flags?.bits?.some(({ name, set }) => name === 'BE' && set) ?? false,
  };
}

function find(node: InspectedNode, name: string): InspectedNode | undefined {
  if (node.name === name) return node;
  for (const child of node.children) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
