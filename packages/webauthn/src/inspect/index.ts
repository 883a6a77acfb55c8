/**
 * Decodes any response of WebAuthn, or part of one, into annotated byte ranges: for people who look at what was sent.
 * It verifies nothing, needs nothing but the language, and runs in a browser.
 * @module
 */
export { inspect } from './inspect.ts';
export type { InspectOptions } from './inspect.ts';
export type { Details } from './pen.ts';
export { specificationLink } from './link.ts';
export type {
  InputEncoding,
  InspectedBit,
  InspectedNode,
  InspectedNote,
  InspectedPart,
  InspectedProblem,
  Inspection,
  PartKind,
} from './node.ts';
