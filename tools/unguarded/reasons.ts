/** A guard that no test notices, and why that is in order. */
export interface Reason {
  /** Path below packages/webauthn/src. */
  readonly file: string;
  /** Text of what is deleted, or its beginning. */
  readonly deleted: string;
  readonly why: string;
}

/** THE TABLE of survivors that are in order. One that does not survive any more is told, to be taken out. */
export const reasons: readonly Reason[] = [
  {
    file: 'json/parse.ts',
    deleted: "refuse('bad_json', 'a JSON string does not end')",
    why: 'the reader stays at the quote, which is no end, comma or colon: the same text is refused with the same code',
  },
  {
    file: 'json/parse.ts',
    deleted: "refuse('bad_json', 'a wrong escape in a JSON string')",
    why: 'the next line refuses what is no string with the same code',
  },
];
