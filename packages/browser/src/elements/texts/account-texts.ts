import type { accountEn } from './en-account.ts';
import type { Plural } from './texts.ts';

/** The words of a value: the same names, any text; sentences with a number have the forms of their language. */
type Words<Value> = Value extends string
  ? string
  : Value extends { readonly other: string }
    ? Plural
    : { readonly [Name in keyof Value]: Words<Value[Name]> };

/** Every word of the account's own elements. A translation is handed to their property `accountTexts`. */
export type AccountTexts = Words<typeof accountEn>;
