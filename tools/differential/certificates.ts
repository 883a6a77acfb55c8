import 'reflect-metadata';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate as PeerCertificate, Name, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { X509Certificate } from '@peculiar/x509';
import { parseCertificate } from '../../packages/webauthn/src/x509/parse.ts';
import { Refusal } from '../../packages/webauthn/src/refusals/refusal.ts';
import { changeDer } from '../hostile/change-der.ts';
import { realCertificates } from '../hostile/certificates.ts';
import { certificateClasses } from './certificate-classes.ts';
import type { Comparison } from './comparison.ts';
import { count, refusalText } from './disagreement.ts';

/** Certificates against @peculiar/asn1-x509 and @peculiar/x509: whether they are taken, and what is read out of them. */
export function compareCertificates(): Comparison<Uint8Array> {
  const certificates = realCertificates();
  return {
    what: 'certificates, with @peculiar/asn1-x509 and @peculiar/x509',
    classes: certificateClasses,
    share: 2,
    run: (random, tally) => {
      const input = changeDer(random, random.pick(certificates));
      const [ours, peer] = [readByUs(input), readByPeer(input)];
      const sameValue = ours.value === undefined || peer.value === undefined || ours.value === peer.value;
      const verdicts = { input, ours: ours.verdict, peer: peer.verdict, sameValue };
      const values = (): string => (sameValue ? '' : `\n      ours ${ours.value}\n      peer ${peer.value}\n     `);
      count(tally, certificateClasses, verdicts, () => `${values()} ${Buffer.from(input).toString('base64url')}`);
    },
  };
}

interface Read {
  readonly verdict: string;
  /** Everything that was read, as text. */
  readonly value?: string;
}

function readByUs(der: Uint8Array): Read {
  try {
    const { version, serialNumber, signatureAlgorithm, issuer, subject, validity, spki, extensions } =
      parseCertificate(der);
    const parts = [...extensions].map(([id, { critical, value }]) => [id, critical, hex(value)]);
    return {
      verdict: 'accept',
      value: JSON.stringify([
        version,
        hex(serialNumber),
        signatureAlgorithm,
        rewritten(issuer.bytes, Name),
        rewritten(subject.bytes, Name),
        validity.notBefore,
        validity.notAfter,
        rewritten(spki, SubjectPublicKeyInfo),
        parts,
      ]),
    };
  } catch (error) {
    if (error instanceof Refusal) return { verdict: error.code };
    throw error;
  }
}

function readByPeer(der: Uint8Array): Read {
  try {
    const { tbsCertificate: it, signatureAlgorithm } = AsnConvert.parse(der, PeerCertificate);
    const shown = new X509Certificate(Uint8Array.from(der));
    const parts = (it.extensions ?? []).map((one) => [one.extnID, one.critical, hex(one.extnValue.buffer)]);
    return {
      verdict: 'accept',
      value: JSON.stringify([
        it.version + 1,
        hex(it.serialNumber),
        signatureAlgorithm.algorithm,
        hex(AsnConvert.serialize(it.issuer)),
        hex(AsnConvert.serialize(it.subject)),
        shown.notBefore.getTime(),
        shown.notAfter.getTime(),
        hex(AsnConvert.serialize(it.subjectPublicKeyInfo)),
        parts,
      ]),
    };
  } catch (error) {
    return { verdict: refusalText(error) };
  }
}

/** The peer writes what it read anew, so what we read goes the same way before both are compared. */
function rewritten(der: Uint8Array, kind: typeof Name | typeof SubjectPublicKeyInfo): string {
  try {
    return hex(AsnConvert.serialize(AsnConvert.parse<Name | SubjectPublicKeyInfo>(der, kind)));
  } catch {
    return 'refused by the peer';
  }
}

function hex(bytes: ArrayBuffer | Uint8Array): string {
  return Buffer.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)).toString('hex');
}
