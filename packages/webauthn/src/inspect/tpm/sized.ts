import { tpmHashes } from '../../tpm/algorithms.ts';
import { Refusal } from '../../refusals/refusal.ts';
import type { Fields } from '../fields.ts';
import type { Draft, Pen } from '../pen.ts';
import { problemOf } from '../pen.ts';
import { hex } from '../words.ts';

/** A sized buffer (TPM2B_…): a length of two bytes and so many bytes, as one node whose head is the length. @throws Refusal */
export function takeSized(fields: Fields, name: string, meaning: string): Draft {
  const length = fields.peek(2);
  const node = fields.take(name, 2 + length, meaning);
  node.head = Math.min(2, node.length);
  node.value = length === 0 ? 'empty' : node.value.slice(4);
  return node;
}

/** Says which hash algorithm a TPM's name begins with. */
export function nameHash(pen: Pen, node: Draft): void {
  const content = pen.content(node);
  const hash = tpmHashes.find(({ id }) => id === (content[0] ?? 0) * 256 + (content[1] ?? 0));
  if (hash !== undefined) node.value = `${hash.name} ${hex(content.subarray(2))}`;
}

/** What the verifier's own parser says of the structure, where no field is at fault already. */
export function judgeTpm(pen: Pen, node: Draft, parse: (bytes: Uint8Array) => unknown): void {
  try {
    parse(pen.content(node));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (node.children.every((it) => it.problem === undefined)) node.problem ??= problemOf(error);
  }
}
