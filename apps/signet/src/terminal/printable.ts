/** A text that somebody else wrote, without what a terminal would obey or what turns its reading around. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '\u{FFFD}');
}
