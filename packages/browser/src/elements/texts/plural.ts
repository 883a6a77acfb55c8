import { fill } from './fill.ts';
import type { Plural } from './texts.ts';

/** The form of a sentence for `n` in the language, with `{n}` written as the language does. */
export function plural(forms: Plural, n: number, locale: string): string {
  const form = forms[new Intl.PluralRules(locale).select(n)] ?? forms.other;
  return fill(form, { n: new Intl.NumberFormat(locale).format(n) });
}
