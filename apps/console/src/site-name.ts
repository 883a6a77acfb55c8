/** The site's name, as the server wrote it into the page. */
export function siteName(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="signet-site"]')?.content ?? location.hostname;
}
