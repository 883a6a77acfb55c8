/**
 * The language of the page, in the reader's own region where that is known: an English page shows 14:32 to somebody whose
 * browser asks for en-GB. Falls back to the page's language alone.
 */
export function localeOf(element: Element): string {
  const language = languageOf(element);
  const [primary] = language.split('-');
  return navigator.languages.find((it) => it === language || it.startsWith(`${primary}-`)) ?? language;
}

function languageOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = above(at)) {
    const language = at.getAttribute('lang');
    if (language) return language;
  }
  return 'en';
}

/** The parent, through shadow roots. */
function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
