import type { RefusalCode } from '../refusals/codes.ts';

/** What a byte string was taken for. */
export type PartKind =
  | 'registration'
  | 'authentication'
  | 'client-data'
  | 'attestation-object'
  | 'authenticator-data'
  | 'public-key'
  | 'certificate'
  | 'signature'
  | 'json'
  | 'cbor'
  | 'der'
  | 'bytes';

/**
 * Something that is not as the specification has it. `code` is what a ceremony would refuse with, or one of the inspector's own:
 * `not_recognised` (nothing known), `too_much` (more than is shown), `inspector_fault` (a fault of ours: please report it).
 */
export interface InspectedProblem {
  readonly code: RefusalCode | 'not_recognised' | 'too_much' | 'inspector_fault';
  /** One clause in English; holds no byte of the input. */
  readonly text: string;
}

/** Something worth knowing that is no fault of form: a `warning` where a relying party may want to act on it. */
export interface InspectedNote {
  readonly level: 'note' | 'warning';
  readonly text: string;
}

/** One bit of a field of flags. */
export interface InspectedBit {
  /** 0 is the lowest. */
  readonly bit: number;
  readonly name: string;
  readonly set: boolean;
  readonly meaning: string;
}

/** An annotated range of bytes. Children lie within their parent, in order, and do not overlap. */
export interface InspectedNode {
  /** First byte, counted from the start of the part. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** Bytes at the start that are framing: a key and the head of a CBOR item, identifier and length in DER. */
  readonly head: number;
  readonly name: string;
  /** What it is, in English. */
  readonly meaning: string;
  /** What it holds, for display: escaped, and shortened where it is long. */
  readonly value: string;
  /** Where it is specified: `#…` an anchor of WebAuthn, else a document and section; `specificationLink` makes a link of it. */
  readonly anchor: string;
  readonly children: readonly InspectedNode[];
  readonly notes: readonly InspectedNote[];
  readonly bits?: readonly InspectedBit[];
  readonly problem?: InspectedProblem;
  /** Bytes that this range writes down as text (base64url): a part with offsets of its own. */
  readonly contains?: InspectedPart;
}

/** A byte string and what it consists of. The root covers all of it. */
export interface InspectedPart {
  readonly kind: PartKind;
  readonly bytes: Uint8Array;
  readonly root: InspectedNode;
}

/** How the outermost part was written. */
export type InputEncoding = 'json' | 'object' | 'base64url' | 'base64' | 'hex' | 'pem' | 'text' | 'bytes';

/** What `inspect` answers. Nothing in it was verified. */
export interface Inspection {
  readonly encoding: InputEncoding;
  readonly part: InspectedPart;
  /** Every problem of the tree, outermost and first bytes first. */
  readonly problems: readonly InspectedProblem[];
  /** Says that nothing was verified; to be shown with the tree. */
  readonly notice: string;
}
