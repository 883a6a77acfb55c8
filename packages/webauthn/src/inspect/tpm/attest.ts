import { Fields } from '../fields.ts';
import type { Draft, Pen } from '../pen.ts';
import { judgeTpm, nameHash, takeSized } from './sized.ts';
import { parseCertInfo } from '../../tpm/attest.ts';

const types: Readonly<Record<number, string>> = {
  0x8017: 'certify',
  0x8018: 'quote',
  0x8014: 'NV',
  0x8016: 'session audit',
};

/** Describes `certInfo` of a TPM statement: a TPMS_ATTEST (TPM 2.0 Library Part 2, §10.12.12). */
export function describeCertInfo(pen: Pen, node: Draft): void {
  node.anchor = 'TPM 2.0 Part 2 §10.12.12';
  pen.within(node, 'bad_attestation', () => {
    const fields = new Fields(pen, node, 'bad_attestation');
    const isMade = (value: number): string | undefined => (value === 0xff544347 ? 'TPM_GENERATED' : undefined);
    fields.number('magic', 4, 'Says that a TPM made this, and nobody else could.', isMade);
    const type = fields.number('type', 2, 'What is attested.', (value) => types[value]);
    takeSized(fields, 'qualifiedSigner', 'Name of the key that signed.');
    takeSized(fields, 'extraData', 'Has to be the hash of authenticator data and client data hash.');
    fields.number('clock', 8, 'Milliseconds that the TPM has run.');
    fields.number('resetCount', 4, 'How often it was reset.');
    fields.number('restartCount', 4, 'How often it was restarted.');
    fields.number('safe', 1, 'Whether the clock was not set back.', (value) => (value === 1 ? 'yes' : undefined));
    fields.take('firmwareVersion', 8, 'Version of the TPM.');
    if (type !== 0x8017) return null;
    nameHash(pen, takeSized(fields, 'name', 'Name of the key: a hash algorithm, and the hash of pubArea by it.'));
    takeSized(fields, 'qualifiedName', 'Name of the key and of those above it.');
    return fields.at;
  });
  judgeTpm(pen, node, parseCertInfo);
}
