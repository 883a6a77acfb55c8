import type { DerElement } from '../../der/element.ts';
import { readDer } from '../../der/element.ts';
import { derOid } from '../../der/oid.ts';
import { derTag } from '../../der/walk.ts';
import { equalBytes } from '../../bytes/equal.ts';
import { Refusal } from '../../refusals/refusal.ts';
import { parseCertificate } from '../../x509/parse.ts';
import { describeElement, describeInside, elementNode, enterDer } from '../der/describe.ts';
import { nameOid } from '../der/oids.ts';
import type { Draft, Pen } from '../pen.ts';
import { hasProblem, problemOf } from '../pen.ts';
import { hex } from '../words.ts';
import { describeExtension } from './extensions.ts';
import { describeName } from './name.ts';

type DescribeElement = (pen: Pen, parent: Draft, element: DerElement) => void;

const code = 'bad_attestation';

/** The parts of a TBSCertificate after the version, in order. */
const fields: readonly DescribeElement[] = [
  (pen, parent, element) => void describeElement(pen, parent, element, 'serialNumber', 'The issuer’s number for it.'),
  (pen, parent, element) => describeAlgorithm(pen, parent, element, 'signature', 'How it is signed.'),
  (pen, parent, element) => void describeName(pen, parent, element, 'issuer', 'Who signed it.'),
  describeValidity,
  (pen, parent, element) => void describeName(pen, parent, element, 'subject', 'Whom it is about.'),
  describeKey,
];

/** Describes a node that is an X.509 certificate (RFC 5280 §4.1). Dates are shown, not judged: there is no clock here. */
export function describeCertificate(pen: Pen, node: Draft): void {
  const bytes = pen.content(node);
  node.anchor = 'RFC 5280 §4.1';
  enterDer(pen, node, (element, index) => {
    if (index === 0 && element.tag === derTag.sequence) describeTbs(pen, node, element);
    else if (index === 1) describeAlgorithm(pen, node, element, 'signatureAlgorithm', 'How it is signed, once more.');
    else describeElement(pen, node, element, 'signatureValue', 'The issuer’s signature; not verified here.');
  });
  judge(node, bytes);
}

/** What the verifier's own parser says of it, where no part is at fault already; and a word on who issued it. */
function judge(node: Draft, bytes: Uint8Array): void {
  try {
    const { issuer, subject, version } = parseCertificate(bytes);
    const subjects = node.children[0]?.children.find((it) => it.name === 'subject')?.children ?? [];
    const common = subjects.find((it) => it.name === 'CN') ?? subjects.at(-1);
    node.value = common?.value ?? 'without a subject';
    if (equalBytes(issuer.bytes, subject.bytes)) {
      node.notes.push({ level: 'note', text: 'Issuer and subject are the same, as in a root.' });
    }
    if (version !== 3) node.notes.push({ level: 'warning', text: `Version ${version}: attestation wants version 3.` });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!hasProblem(node)) node.problem = problemOf(error);
  }
}

function describeTbs(pen: Pen, parent: Draft, element: DerElement): void {
  const node = elementNode(pen, parent, element, 'tbsCertificate', 'What the issuer signed.');
  let next = 0;
  describeInside(pen, node, (field) => {
    if (field.tag === 0xa0 && next === 0) {
      describeVersion(pen, node, field);
    } else if (field.tag === 0xa3) {
      describeExtensions(pen, node, field);
    } else {
      const describe = fields[next++];
      if (describe === undefined) describeElement(pen, node, field);
      else describe(pen, node, field);
    }
  });
}

function describeVersion(pen: Pen, parent: Draft, element: DerElement): void {
  const node = elementNode(pen, parent, element, 'version', 'Version of the format.');
  const inner = readDer(pen.bytes, element.contentStart, element.end, code);
  node.head = inner.contentStart - element.start;
  node.value = `v${(pen.bytes[inner.contentStart] ?? 0) + 1}`;
}

/** AlgorithmIdentifier: shown as one, its parameters by their bytes where they are more than NULL. */
function describeAlgorithm(pen: Pen, parent: Draft, element: DerElement, name: string, meaning: string): void {
  const node = elementNode(pen, parent, element, name, meaning);
  const id = readDer(pen.bytes, element.contentStart, element.end, code);
  node.value = nameOid(derOid(pen.bytes, id, code));
  if (id.end === element.end) return;
  const parameters = readDer(pen.bytes, id.end, element.end, code);
  if (parameters.tag === derTag.oid) node.value += `, ${nameOid(derOid(pen.bytes, parameters, code))}`;
  else if (parameters.tag !== derTag.null) node.value += `, ${hex(pen.slice(parameters.start, parameters.end))}`;
}

function describeValidity(pen: Pen, parent: Draft, element: DerElement): void {
  const node = elementNode(
    pen,
    parent,
    element,
    'validity',
    'When it may be used; whether that is now is not judged here.',
  );
  node.anchor = 'RFC 5280 §4.1.2.5';
  describeInside(pen, node, (time, index) => {
    describeElement(pen, node, time, ['notBefore', 'notAfter'][index]);
  });
  node.value = node.children.map((it) => it.value.slice(0, 10)).join(' to ');
}

function describeKey(pen: Pen, parent: Draft, element: DerElement): void {
  fillKey(pen, elementNode(pen, parent, element, 'subjectPublicKeyInfo', 'The public key that it certifies.'));
}

/** Describes a node whose head has been entered: a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
function fillKey(pen: Pen, node: Draft): void {
  describeInside(pen, node, (part, index) => describeKeyPart(pen, node, part, index));
  node.value = node.children[0]?.value ?? '';
}

function describeKeyPart(pen: Pen, node: Draft, part: DerElement, index: number): void {
  if (index === 0) describeAlgorithm(pen, node, part, 'algorithm', 'Kind of key.');
  else describeElement(pen, node, part, 'subjectPublicKey', 'The key.');
}

/** Describes a node that is a DER SubjectPublicKeyInfo, as `getPublicKey()` answers (§5.2.1.1). */
export function describeSpki(pen: Pen, node: Draft): void {
  enterDer(pen, node, (part, index) => describeKeyPart(pen, node, part, index));
  node.value = node.children[0]?.value ?? '';
}

function describeExtensions(pen: Pen, parent: Draft, element: DerElement): void {
  const node = elementNode(pen, parent, element, 'extensions', 'What else the certificate says.');
  node.anchor = 'RFC 5280 §4.2';
  enterDer(pen, node, (extension) => {
    describeExtension(pen, elementNode(pen, node, extension, 'extension', ''));
  });
}
