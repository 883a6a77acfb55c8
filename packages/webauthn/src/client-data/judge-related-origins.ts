/**
 * The document at `/.well-known/webauthn` of an RP ID (§5.11): origins outside it that may use its credentials. Browsers count
 * the labels of registrable domains, `example` of `example.co.uk`, and look at a few only.
 */

/** Clients look at five labels at least (§5.11.1, maxLabels), and known ones at no more. */
export const relatedLabelsLookedAt = 5;

/**
 * The registrable domain of a host, or null where it has none: a public suffix itself, an IP address, `localhost`. It comes from a
 * public suffix list (private domains included, as browsers do), which this package has none of.
 */
export type RegistrableDomain = (host: string) => string | null;

/**
 * What browsers make of an entry: `usable`; `not-an-origin` and `no-registrable-domain` are passed over; `not-secure` can be no
 * page that has passkeys; `beyond-labels` comes after as many other labels as they look at.
 */
export type RelatedOriginVerdict =
  | 'usable'
  | 'not-an-origin'
  | 'not-secure'
  | 'no-registrable-domain'
  | 'beyond-labels';

export interface RelatedOrigin {
  /** As the document has it. */
  readonly text: string;
  /** The origin that browsers read of it, which may have been written with a path; null where there is none. */
  readonly origin: string | null;
  readonly label: string | null;
  readonly verdict: RelatedOriginVerdict;
}

export type RelatedOriginsJudgement =
  | {
      readonly valid: true;
      /** Every entry, in its order. */
      readonly origins: readonly RelatedOrigin[];
      /** Every label, once, in the order that they are first met: `relatedLabelsLookedAt` of them count. */
      readonly labels: readonly string[];
    }
  /** Browsers refuse a document of this kind as a whole. */
  | { readonly valid: false; readonly problem: 'not-an-object' | 'no-origins' | 'origins-not-text' };

/**
 * Judges a document of related origins as browsers do (§5.11.1).
 * @param document its JSON, parsed
 */
export function judgeRelatedOrigins(document: unknown, registrableDomain: RegistrableDomain): RelatedOriginsJudgement {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return { valid: false, problem: 'not-an-object' };
  }
  const list: unknown = Reflect.get(document, 'origins');
  if (!Array.isArray(list)) return { valid: false, problem: 'no-origins' };
  const texts = list.filter((one) => typeof one === 'string');
  if (texts.length !== list.length) return { valid: false, problem: 'origins-not-text' };
  const labels = new Set<string>();
  const origins = texts.map((text) => judgeOrigin(text, registrableDomain, labels));
  return { valid: true, origins, labels: [...labels] };
}

function judgeOrigin(text: string, registrableDomain: RegistrableDomain, labels: Set<string>): RelatedOrigin {
  const url = URL.parse(text);
  const origin = url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : null;
  if (url === null || origin === null || url.hostname.includes('*')) {
    return { text, origin: null, label: null, verdict: 'not-an-origin' };
  }
  const label = registrableDomain(url.hostname)?.split('.')[0] ?? '';
  if (label === '') return { text, origin, label: null, verdict: 'no-registrable-domain' };
  labels.add(label);
  const met = [...labels].indexOf(label) < relatedLabelsLookedAt;
  const secure = url.protocol === 'https:';
  return { text, origin, label, verdict: !met ? 'beyond-labels' : secure ? 'usable' : 'not-secure' };
}
