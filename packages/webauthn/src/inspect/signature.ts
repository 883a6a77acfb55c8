import { eachElement, elementNode, setValue } from './der/describe.ts';
import { readDer } from '../der/element.ts';
import { derTag } from '../der/walk.ts';
import type { Draft, Pen } from './pen.ts';
import { countBytes, endOf } from './pen.ts';
import { hex } from './words.ts';

const anchor = '#sctn-signature-attestation-types';
const forms: Readonly<Record<number, string>> = {
  64: 'EdDSA (Ed25519), or ECDSA as r and s alone, which WebAuthn does not use',
  114: 'EdDSA (Ed448)',
  256: 'RSA of 2048 bits',
  384: 'RSA of 3072 bits',
  512: 'RSA of 4096 bits',
  2420: 'ML-DSA-44',
  3309: 'ML-DSA-65',
  4627: 'ML-DSA-87',
};

/** Describes a node that is a signature (§6.5.5): of ECDSA its two numbers, of others the form that the length tells. */
export function describeSignature(pen: Pen, node: Draft): void {
  const bytes = pen.content(node);
  node.anchor = anchor;
  node.value = hex(bytes);
  const form = forms[bytes.length];
  if (isSequence(pen, node) || (form === undefined && bytes[0] === 0x30)) describeEcdsa(pen, node);
  else
    node.notes.push({ level: 'note', text: form === undefined ? countBytes(bytes.length) : `By its length: ${form}.` });
}

function describeEcdsa(pen: Pen, node: Draft): void {
  node.value = `ECDSA, ${countBytes(node.length - node.head)}`;
  pen.within(node, 'bad_signature_encoding', () => {
    const whole = readDer(pen.bytes, node.offset + node.head, endOf(node), 'bad_signature_encoding');
    node.head = whole.contentStart - node.offset;
    const inner: Draft = { ...node, length: whole.end - node.offset };
    const end = eachElement(pen, inner, (element, index) => {
      const child = elementNode(pen, node, element, ['r', 's'][index] ?? 'more', 'A number of the ECDSA signature.');
      setValue(pen, child, element);
      if (index > 1 || element.tag !== derTag.integer) {
        child.problem = { code: 'bad_signature_encoding', text: 'not one of the two INTEGERs of an ECDSA signature' };
      }
    });
    return end;
  });
}

/** Whether the content is one SEQUENCE and nothing else. */
function isSequence(pen: Pen, node: Draft): boolean {
  const [tag, length = 0, more = 0] = pen.content(node);
  const total = node.length - node.head;
  return tag === 0x30 && (length < 0x80 ? total === length + 2 : length === 0x81 && total === more + 3);
}
