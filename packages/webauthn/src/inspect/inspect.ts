import type { Input } from './input/read.ts';
import { readInput } from './input/read.ts';
import { contentOf } from './kinds.ts';
import type { InspectedNode, InspectedProblem, Inspection, PartKind } from './node.ts';
import type { Details } from './pen.ts';
import { Overrun, Pen } from './pen.ts';

/** Bytes, or characters of text. */
const lengthAtMost = 1_048_576;
const nodesAtMost = 8192;
const notice = 'Decoded, not verified: no signature, hash, challenge, origin or certificate chain was checked.';

/** What `inspect` may be told. */
export interface InspectOptions {
  /** What the bytes are, where it is known: it is guessed otherwise. */
  readonly as?: PartKind;
  /**
   * What describes certificates, the structures of TPMs and SafetyNet, and judges keys and shapes as the verifier does: the
   * export `details` of `@signet/webauthn/inspect/details`. Without it these are shown as bytes, and less code is loaded.
   */
  readonly details?: Details;
}

/**
 * Decodes a registration, a sign-in, or a part of one into annotated byte ranges. **Verifies nothing.** Never throws: what is
 * wrong stands in the tree where reading ended, and what was read before it is shown. Work and output are bounded.
 * @param input the JSON of `PublicKeyCredential.toJSON()` as text or object, or one part of it (client data, attestation object,
 * authenticator data, COSE key, SubjectPublicKeyInfo, signature, certificate) as bytes, base64url, base64, hex or PEM; white
 * space is passed over. At most 1 MiB.
 */
export function inspect(input: unknown, options: InspectOptions = {}): Inspection {
  if (isTooLong(input)) return told({ encoding: 'bytes', bytes: new Uint8Array(0), kind: 'bytes' }, 'too_much');
  let read: Input = { encoding: 'bytes', bytes: new Uint8Array(0), kind: 'bytes' };
  try {
    read = readInput(input);
    if (read.bytes.length > lengthAtMost) return told({ ...read, bytes: new Uint8Array(0) }, 'too_much');
    return describe({ ...read, kind: options.as ?? read.kind }, options.details);
  } catch {
    return told(read, 'inspector_fault');
  }
}

function describe({ encoding, bytes, kind, more }: Input, details: Details | undefined): Inspection {
  const pen = new Pen(bytes, { left: nodesAtMost, details });
  const { name, meaning, describe: run } = contentOf(kind);
  const root = pen.root(name, meaning);
  try {
    run(pen, root);
  } catch (error) {
    if (!(error instanceof Overrun)) throw error;
    root.problem = { code: 'too_much', text: 'more parts than an inspection shows' };
  }
  if (more) root.notes.push({ level: 'warning', text: `The first of ${more + 1}; the others are not shown.` });
  return { encoding, part: { kind, bytes, root }, problems: problemsOf(root), notice };
}

/** An inspection that shows nothing but why. */
function told({ encoding, bytes, kind }: Input, code: 'too_much' | 'inspector_fault'): Inspection {
  const { name, meaning } = contentOf(kind);
  const root = new Pen(bytes, { left: 0 }).root(name, meaning);
  const text =
    code === 'too_much' ? 'an input of more than 1 MiB' : 'a fault of the inspector; please report the input';
  root.problem = { code, text };
  return { encoding, part: { kind, bytes, root }, problems: [root.problem], notice };
}

function isTooLong(input: unknown): boolean {
  if (typeof input === 'string') return input.length > lengthAtMost;
  return (ArrayBuffer.isView(input) || input instanceof ArrayBuffer) && input.byteLength > lengthAtMost;
}

function problemsOf(node: InspectedNode): InspectedProblem[] {
  const own = node.problem === undefined ? [] : [node.problem];
  const inside = node.contains === undefined ? [] : problemsOf(node.contains.root);
  return [...own, ...inside, ...node.children.flatMap(problemsOf)];
}
