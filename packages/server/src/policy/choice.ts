import * as v from 'valibot';

/** A field that is one of these words, and that one where it is left out. */
export const choice = <const Options extends readonly string[]>(options: Options, byDefault: Options[number]) =>
  v.optional(v.picklist(options), byDefault);
