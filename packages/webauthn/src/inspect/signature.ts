import type { DerElement } from '../der/element.ts';
import { readDer } from '../der/element.ts';
import { derInteger } from '../der/primitives.ts';
import { derTag, expectTag } from '../der/walk.ts';
import type { Draft, Pen } from './pen.ts';
import { countBytes, endOf } from './pen.ts';
import { refuse } from '../refusals/refusal.ts';
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

/** Longer than any ECDSA signature, shorter than any of RSA. */
const ecdsaBelow = 142;
const code = 'bad_signature_encoding';

/** Describes a node that is a signature (§6.5.5): of ECDSA its two numbers, of others the form that the length tells. */
export function describeSignature(pen: Pen, node: Draft): void {
  const bytes = pen.content(node);
  const form = forms[bytes.length];
  node.anchor = anchor;
  node.value = hex(bytes);
  if (isSequence(bytes) || (form === undefined && bytes.length < ecdsaBelow)) describeEcdsa(pen, node);
  else node.notes.push({ level: 'note', text: `By its length: ${form ?? 'RSA'}.` });
}

function describeEcdsa(pen: Pen, node: Draft): void {
  const before = node.head;
  pen.within(node, code, () => {
    const whole = expectTag(readDer(pen.bytes, node.offset + before, endOf(node), code), derTag.sequence, code);
    node.value = `ECDSA, ${countBytes(node.length - before)}`;
    node.head = whole.contentStart - node.offset;
    let at = whole.contentStart;
    for (const name of ['r', 's']) at = describeNumber(pen, node, readDer(pen.bytes, at, whole.end, code), name);
    return at;
  });
}

/** @returns where it ends @throws Refusal */
function describeNumber(pen: Pen, node: Draft, element: DerElement, name: string): number {
  const { start, contentStart, end } = element;
  const child = pen.node(node, start, end, name, 'A number of the ECDSA signature.', { head: contentStart - start });
  child.value = hex(pen.content(child));
  if ((derInteger(pen.bytes, element, code)[0] ?? 0) > 0x7f) refuse(code, 'a negative number in an ECDSA signature');
  return end;
}

/** Whether the content is one SEQUENCE and nothing else. */
function isSequence([tag, length = 0, more = 0, ...rest]: Uint8Array): boolean {
  const total = rest.length + 3;
  return tag === 0x30 && (length < 0x80 ? total === length + 2 : length === 0x81 && total === more + 3);
}
