import type { RegistrableDomain } from './judge-related-origins.ts';
import { judgeRelatedOrigins } from './judge-related-origins.ts';

/** What `https://<RP ID>/.well-known/webauthn` answers, as application/json. */
export interface RelatedOriginsDocument {
  readonly origins: readonly string[];
}

/**
 * The document that lets pages of other origins use an RP ID (§5.11).
 * @param origins as browsers write them: `https://example.co.uk`
 * @throws TypeError where browsers would pass over one: it is none, it has no registrable domain, or it comes after more labels
 * than they look at
 */
export function relatedOriginsDocument(
  origins: readonly string[],
  registrableDomain: RegistrableDomain,
): RelatedOriginsDocument {
  const judged = judgeRelatedOrigins({ origins }, registrableDomain);
  if (!judged.valid) throw new TypeError('the related origins are not an array of text');
  for (const { text, origin, verdict } of judged.origins) {
    if (verdict !== 'usable') throw new TypeError(`a related origin is ${verdict.replaceAll('-', ' ')}: ${text}`);
    if (origin !== text) throw new TypeError(`a related origin is not written as browsers write it: ${text}`);
  }
  return { origins: [...new Set(origins)] };
}
