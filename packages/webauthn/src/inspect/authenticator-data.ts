import { fillCbor } from './cbor/describe.ts';
import { readCbor } from './cbor/read.ts';
import { authenticatorExtensions } from './authenticator-extensions.ts';
import { fillCoseKey } from './cose-key.ts';
import { Fields } from './fields.ts';
import { describeFlags } from './flags.ts';
import type { Ceremony, Describe, Draft, Pen } from './pen.ts';
import { endOf } from './pen.ts';
import { refuse } from '../refusals/refusal.ts';
import { uuid } from './words.ts';

/** SHA-256 of `localhost`, which developers meet most. */
const localhost = '49960de5880e8c687434170f6476605b8fe4aeb9a28632c7995cf3ba831d9763';
const attested = '#sctn-attested-credential-data';

/** Describes a node that is authenticator data (§6.1). @param ceremony null where it is not known */
export function describeAuthenticatorData(ceremony: Ceremony | null): Describe {
  return (pen, node) => {
    node.anchor = '#sctn-authenticator-data';
    pen.within(node, 'authdata_trailing', () => {
      const fields = new Fields(pen, node, 'authdata_truncated');
      const rpIdHash = fields.take('rpIdHash', 32, 'SHA-256 of the RP ID.', '#authdata-rpidhash');
      if (rpIdHash.value === localhost) rpIdHash.notes.push({ level: 'note', text: 'The RP ID is localhost.' });
      const flags = fields.take('flags', 1, '', '#authdata-flags');
      const byte = pen.content(flags)[0] ?? 0;
      describeFlags(flags, byte);
      noteCeremony(flags, byte, ceremony);
      describeCount(fields);
      const afterKey = (byte & 0x40) === 0 ? fields.at : describeAttested(pen, node, fields);
      if (afterKey === null || (byte & 0x80) === 0) return afterKey;
      return describeExtensions(pen, node, afterKey, ceremony);
    });
  };
}

function noteCeremony(flags: Draft, byte: number, ceremony: Ceremony | null): void {
  const hasKey = (byte & 0x40) !== 0;
  if (ceremony === 'registration' && !hasKey) {
    flags.problem = { code: 'no_attested_data', text: 'a registration without attested credential data' };
  }
  if (ceremony === 'authentication' && hasKey) {
    flags.notes.push({
      level: 'note',
      text: 'A sign-in should carry no credential data; some authenticators of 2019 send it.',
    });
  }
}

function describeCount(fields: Fields): void {
  const node = fields.take('signCount', 4, 'How often the authenticator has signed.', '#authdata-signcount');
  const count = Number.parseInt(node.value, 16);
  node.value = String(count);
  node.notes.push({
    level: 'note',
    text:
      count === 0
        ? 'This authenticator does not count: a counter that stays 0 is normal for synced passkeys.'
        : 'It has to rise from one sign-in to the next: one that does not may mean a copy.',
  });
}

/** @returns the offset after the key, or null where reading ended inside it */
function describeAttested(pen: Pen, node: Draft, fields: Fields): number | null {
  describeAaguid(
    pen,
    fields.take('aaguid', 16, 'The model of the authenticator.', '#authdata-attestedcredentialdata-aaguid'),
  );
  const length = fields.take('credentialIdLength', 2, 'Length of the credential id, in bytes.', attested);
  const count = Number.parseInt(length.value, 16);
  length.value = String(count);
  if (count > 1023)
    length.problem = { code: 'credential_id_too_long', text: 'a credential id of more than 1023 bytes' };
  if (count === 0) length.problem = { code: 'bad_credential_id', text: 'a credential id without bytes' };
  else fields.take('credentialId', count, 'The credential id: what the relying party looks the key up by.', attested);
  if (fields.at === endOf(node)) refuse('authdata_truncated', 'the credential public key is missing');
  const item = readCbor(pen, fields.at, endOf(node), true);
  fillCoseKey(
    pen,
    pen.node(node, item.start, item.end, 'credentialPublicKey', 'The public key, as COSE writes it.'),
    item,
  );
  return item.stopped ? null : item.end;
}

function describeAaguid(pen: Pen, node: Draft): void {
  const bytes = pen.content(node);
  node.value = uuid(bytes);
  node.notes.push({
    level: 'note',
    text: bytes.every((byte) => byte === 0)
      ? 'All zero: the authenticator does not say what it is (usual without attestation).'
      : 'Claimed, not proven, unless an attestation that is trusted covers it.',
  });
}

function describeExtensions(pen: Pen, node: Draft, at: number, ceremony: Ceremony | null): number | null {
  if (at === endOf(node)) refuse('authdata_truncated', 'extensions are announced and absent');
  const item = readCbor(pen, at, endOf(node));
  const child = pen.node(node, item.start, item.end, 'extensions', authenticatorExtensions.meaning);
  fillCbor(pen, child, item, authenticatorExtensions);
  const bytes = pen.slice(item.start, item.end);
  if (ceremony !== null) pen.judge(child, ({ authenticatorExtensions }) => authenticatorExtensions(ceremony, bytes));
  return item.stopped ? null : item.end;
}
