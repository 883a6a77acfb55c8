import { derTag } from '../../der/walk.ts';
import { derOid } from '../../der/oid.ts';
import type { DerElement } from '../../der/element.ts';
import { readDer } from '../../der/element.ts';
import { describeElement, describeInside, enterDer, setValue } from '../der/describe.ts';
import type { Describe, Draft, Pen } from '../pen.ts';
import { endOf, hasProblem } from '../pen.ts';
import { hex, quote, uuid } from '../words.ts';
import { Refusal } from '../../refusals/refusal.ts';
import { describeKeyDescription } from './key-description.ts';
import { describeName } from './name.ts';

/** A row of the table of certificate extensions: what it is called and says. */
export interface CertificateExtensionRow {
  readonly name: string;
  readonly meaning: string;
  readonly anchor?: string;
  /** Describes the content of extnValue; without it the content is described as DER. */
  readonly describe?: Describe;
}

const code = 'bad_attestation';
const rfc = (section: string): string => `RFC 5280 §4.2.1.${section}`;

/** The table, by object identifier. */
export const certificateExtensions: Readonly<Record<string, CertificateExtensionRow>> = {
  '2.5.29.14': { name: 'subjectKeyIdentifier', meaning: 'A hash that names the key.', anchor: rfc('2') },
  '2.5.29.15': { name: 'keyUsage', meaning: 'What the key may do.', anchor: rfc('3'), describe: describeKeyUsage },
  '2.5.29.17': {
    name: 'subjectAltName',
    meaning: 'Other names; a TPM names its maker here.',
    anchor: rfc('6'),
    describe: describeNames,
  },
  '2.5.29.19': {
    name: 'basicConstraints',
    meaning: 'Whether it is the certificate of an authority.',
    anchor: rfc('9'),
    describe: describeConstraints,
  },
  '2.5.29.31': { name: 'cRLDistributionPoints', meaning: 'Where revocations are published.', anchor: rfc('13') },
  '2.5.29.32': { name: 'certificatePolicies', meaning: 'The rules it was issued under.', anchor: rfc('4') },
  '2.5.29.35': { name: 'authorityKeyIdentifier', meaning: 'A hash that names the issuer’s key.', anchor: rfc('1') },
  '2.5.29.37': { name: 'extKeyUsage', meaning: 'What the certificate is for.', anchor: rfc('12') },
  '1.3.6.1.5.5.7.1.1': {
    name: 'authorityInfoAccess',
    meaning: 'Where the issuer’s certificate lies.',
    anchor: 'RFC 5280 §4.2.2.1',
  },
  '1.3.6.1.4.1.45724.1.1.4': {
    name: 'id-fido-gen-ce-aaguid',
    meaning: 'The model that the certificate is for: the AAGUID has to be the same.',
    anchor: '#sctn-packed-attestation-cert-requirements',
    describe: describeAaguid,
  },
  '1.3.6.1.4.1.45724.2.1.1': {
    name: 'id-fido-u2f-ce-transports',
    meaning: 'How the authenticator can be reached.',
    anchor: 'FIDO U2F transports',
  },
  '1.2.840.113635.100.8.2': {
    name: 'Apple nonce',
    meaning: 'SHA-256 over authenticator data and client data hash.',
    anchor: '#sctn-apple-anonymous-attestation',
  },
  '1.3.6.1.4.1.11129.2.1.17': {
    name: 'Android key description',
    meaning: 'What Android’s key store says of the key.',
    anchor: '#sctn-key-attstn-cert-requirements',
    describe: describeKeyDescription,
  },
  '1.3.6.1.4.1.41482.2': { name: 'Yubico device', meaning: 'The YubiKey’s model, as an object identifier.' },
};

/** Describes one Extension: its name in words, whether it is critical, and its content. */
export function describeExtension(pen: Pen, node: Draft): void {
  pen.within(node, code, () => {
    const end = endOf(node);
    const id = readDer(pen.bytes, node.offset + node.head, end, code);
    const oid = derOid(pen.bytes, id, code);
    let value = readDer(pen.bytes, id.end, end, code);
    const isCritical = value.tag === derTag.boolean && pen.bytes[value.contentStart] === 0xff;
    if (value.tag === derTag.boolean) value = readDer(pen.bytes, value.end, end, code);
    const row = certificateExtensions[oid];
    node.name = row?.name ?? oid;
    node.meaning = row?.meaning ?? 'An extension that is not known here.';
    node.anchor = row?.anchor ?? 'RFC 5280 §4.2';
    node.head = value.contentStart - node.offset;
    if (isCritical) node.meaning += ' Critical: whoever does not know it has to refuse the certificate.';
    describeContent(pen, node, value, row?.describe);
    return value.end;
  });
}

/** What is no DER in an unknown extension is shown as bytes: its owner decides what it holds. */
function describeContent(pen: Pen, node: Draft, value: DerElement, describe: Describe | undefined): void {
  const inner: Draft = { ...node, length: value.end - node.offset };
  if (describe === undefined) tryElement(pen, inner);
  else describe(pen, inner);
  node.value = inner.value;
  node.head = inner.head;
  if (inner.problem !== undefined) node.problem = inner.problem;
  if (node.children.length === 0 && node.value === '') node.value = hex(pen.slice(value.contentStart, value.end));
}

/**
 * One element that fills the content: a primitive one is the node's own value. What is no DER is shown as bytes: the verifier
 * passes such an extension over, and some makers write theirs wrong.
 */
function tryElement(pen: Pen, node: Draft): void {
  const before = node.head;
  try {
    const element = readDer(pen.bytes, node.offset + before, endOf(node), code);
    if (element.end !== endOf(node)) return;
    node.head = element.contentStart - node.offset;
    if ((element.tag & 0x20) === 0) setValue(pen, node, element);
    else describeInside(pen, node, (inner) => void describeElement(pen, node, inner));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    node.head = before;
  }
  if (!hasProblem(node)) return;
  node.head = before;
  node.children.length = 0;
  delete node.problem;
  node.notes.push({ level: 'note', text: 'Not the DER that it should be; nobody here reads it.' });
}

function describeKeyUsage(pen: Pen, node: Draft): void {
  const names = [
    'digitalSignature',
    'contentCommitment',
    'keyEncipherment',
    'dataEncipherment',
    'keyAgreement',
    'keyCertSign',
    'cRLSign',
  ];
  const [, , , bits = 0] = pen.content(node);
  tryElement(pen, node);
  node.value = names.filter((_, index) => (bits & (0x80 >> index)) !== 0).join(', ');
}

function describeConstraints(pen: Pen, node: Draft): void {
  let ca = false;
  enterDer(pen, node, (element) => {
    const isCa = element.tag === derTag.boolean;
    const child = describeElement(pen, node, element, isCa ? 'cA' : 'pathLenConstraint');
    if (isCa) ca = child.value === 'true';
    else child.meaning = 'How many authorities may come between it and the leaf.';
  });
  node.value = ca ? 'an authority' : 'not an authority';
}

function describeAaguid(pen: Pen, node: Draft): void {
  const bytes = pen.content(node);
  node.head += 2;
  node.value = uuid(bytes.subarray(2));
  if (bytes.length !== 18 || bytes[0] !== derTag.octetString || bytes[1] !== 16) {
    node.head -= 2;
    node.problem = { code, text: 'an AAGUID that is not an OCTET STRING of 16 bytes' };
  }
}

function describeNames(pen: Pen, node: Draft): void {
  enterDer(pen, node, (element) => {
    if (element.tagNumber !== 4) {
      const child = describeElement(pen, node, element, ['otherName', 'rfc822Name', 'dNSName'][element.tagNumber]);
      if ((element.tag & 0x20) === 0) child.value = quote(String.fromCharCode(...pen.content(child).subarray(0, 256)));
      return;
    }
    const inner = readDer(pen.bytes, element.contentStart, element.end, code);
    describeName(pen, node, inner, 'directoryName', 'A distinguished name.');
    const child = node.children.at(-1);
    if (child === undefined) return;
    Object.assign(child, { offset: element.start, length: element.end - element.start });
    child.head += inner.start - element.start;
  });
}
