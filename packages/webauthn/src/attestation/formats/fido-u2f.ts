import { concatBytes } from '../../bytes/concat.ts';
import { findAlgorithm } from '../../cose/algorithms.ts';
import type { CosePublicKey } from '../../cose/key.ts';
import { importKey } from '../../crypto/import-key.ts';
import { keyFits } from '../../crypto/key-fits.ts';
import { signatureHolds } from '../../crypto/signature-holds.ts';
import { refuse } from '../../refusals/refusal.ts';
import { parseCertificate } from '../../x509/parse.ts';
import type { AttestationFormat, StatementInputs, VerifiedStatement } from './format.ts';
import { readBytes, readMembers, readX5c } from './syntax.ts';

/**
 * FIDO U2F attestation (§8.6): the signature of a U2F registration, over the RP ID's hash, the client data's, credential id and
 * key. U2F knows neither AAGUID nor flags nor this counter: also where the statement is trusted, they are claims.
 */
export const fidoU2f: AttestationFormat = {
  id: 'fido-u2f',
  anchor: '#sctn-fido-u2f-attestation',
  codes: ['bad_attestation_object', 'bad_attestation', 'bad_attestation_sig'],
  verify: verifyFidoU2f,
};

/** ES256: the one algorithm that U2F has, for credentials and attestation keys alike. */
const es256 = -7;
const reserved: Uint8Array = Uint8Array.of(0);
/** An uncompressed point of P-256: 04, x, y. It is the end of the key's DER. */
const pointLength = 65;

type AttestationKey = ReturnType<typeof importKey>;

function verifyFidoU2f(inputs: StatementInputs): VerifiedStatement {
  const members = readMembers(inputs.statement, ['x5c', 'sig']);
  const sig = readBytes(members, 'sig');
  const x5c = readX5c(members);
  if (x5c.length !== 1) refuse('bad_attestation', 'x5c of a U2F statement holds more than one certificate');
  const key = importAttestationKey(parseCertificate(x5c[0]).spki);
  checkAaguid(inputs);
  if (!signatureHolds(es256, key, verificationData(inputs), sig)) {
    refuse('bad_attestation_sig', 'sig does not verify over the verification data of U2F');
  }
  return { type: 'uncertain', trustPath: x5c };
}

/** Step 2: an EC key on P-256. */
function importAttestationKey(spki: Uint8Array): AttestationKey {
  const key = importKey(spki, 'bad_attestation');
  const algorithm = findAlgorithm(es256);
  if (algorithm === undefined || !keyFits(algorithm, key)) {
    refuse('bad_attestation', 'the key of the certificate is not one on P-256');
  }
  return key;
}

/** A demand of policy: U2F knows no AAGUID, and the certification of FIDO wants it to be zero. */
function checkAaguid({ aaguid, policy }: StatementInputs): void {
  if (policy.fidoU2fAaguid === 'zero' && aaguid.some((byte) => byte !== 0)) {
    refuse('bad_attestation', 'an AAGUID that is not zero beside a U2F statement');
  }
}

/** Steps 3 to 5. */
function verificationData({ authenticatorData, clientDataHash, credentialKey }: StatementInputs): Uint8Array {
  const credentialId = authenticatorData.attestedCredentialData?.credentialId;
  if (credentialId === undefined) return refuse('bad_attestation', 'a U2F statement without a credential');
  const { rpIdHash } = authenticatorData;
  return concatBytes(reserved, rpIdHash, clientDataHash, credentialId, pointOf(credentialKey));
}

/** Step 4. The parser of the key has seen to the length of both coordinates. */
function pointOf({ alg, spki }: CosePublicKey): Uint8Array {
  if (alg !== es256) refuse('bad_attestation', 'a U2F statement of a credential that is not ES256');
  return spki.subarray(-pointLength);
}
