import type { RelyingPartyKey } from '../ports/records.ts';
import { faultOfAppOrigin } from './app-origins.ts';
import { ConfigurationError } from './configuration-error.ts';
import { domainOf, readOrigin } from './configured-origin.ts';
import type { ConfiguredOrigin } from './configured-origin.ts';
import type { Finding } from './finding.ts';
import { hostInIndex, indexOrigins, originInIndex } from './match-origin.ts';
import type { OriginIndex } from './match-origin.ts';
import { readRelatedOrigin, tooManyLabels } from './related-origins.ts';
import { faultOfRpId } from './rp-id.ts';

export type { ConfiguredOrigin } from './configured-origin.ts';

export interface RelyingPartyInput {
  /** Name of its row in the store; `default` unless told. */
  readonly id?: string;
  readonly rpId: string;
  readonly name: string;
  /** Origins whose pages may run ceremonies; `https://*.example.com` covers every subdomain. At least one. */
  readonly origins: readonly string[];
  /** Origins on other domains that share the passkeys (§5.11): served at /.well-known/webauthn. */
  readonly relatedOrigins?: readonly string[];
  /** `android:apk-key-hash:…` */
  readonly appOrigins?: readonly string[];
  /** RP IDs that passkeys of this site were made for earlier. */
  readonly formerRpIds?: readonly string[];
}

/** A checked relying party: only checkRelyingParty makes one. */
export interface RelyingParty {
  readonly id: RelyingPartyKey;
  readonly rpId: string;
  readonly name: string;
  /** All origins of the web that may run ceremonies and call the API, the related ones included. */
  readonly origins: readonly ConfiguredOrigin[];
  readonly relatedOrigins: readonly string[];
  readonly appOrigins: readonly string[];
  readonly formerRpIds: readonly string[];
  readonly index: OriginIndex;
}

/**
 * Checks that passkeys can work with this configuration (§5.1.2, §5.11, §13.4.9).
 * @returns the relying party, and findings: what works but should be known
 * @throws ConfigurationError with every fault and its fix in words
 */
export function checkRelyingParty(input: RelyingPartyInput): {
  relyingParty: RelyingParty;
  findings: readonly Finding[];
} {
  const { rpId, name } = input;
  const related = each(input.relatedOrigins ?? [], readRelatedOrigin);
  const listed = each(input.origins, readOrigin);
  const appOrigins = [...new Set(input.appOrigins)];
  const formerRpIds = [...new Set(input.formerRpIds)].filter((it) => it !== rpId);
  const faultsOfRpId = present([faultOfRpId(rpId, 'The RP ID')]);
  const faults = [
    ...faultsOfRpId,
    ...faultsOfName(name),
    ...listed.faults,
    ...related.faults,
    ...(faultsOfRpId.length === 0 ? listed.origins.flatMap((it) => notUnderRpId(it, rpId, related.origins)) : []),
    ...present(appOrigins.map(faultOfAppOrigin)),
    ...present(formerRpIds.map((it) => faultOfRpId(it, 'The former RP ID'))),
    ...(input.origins.length === 0 ? [noOrigin] : []),
  ];
  if (faults.length > 0) throw new ConfigurationError(faults);

  const origins = [...new Map([...listed.origins, ...related.origins].map((it) => [it.origin, it])).values()];
  const relyingParty: RelyingParty = {
    id: (input.id ?? 'default') as RelyingPartyKey,
    rpId,
    name,
    origins,
    relatedOrigins: related.origins.map(({ origin }) => origin),
    appOrigins,
    formerRpIds,
    index: indexOrigins(origins),
  };
  return { relyingParty, findings: findingsOf(relyingParty, related.origins) };
}

/** The configured origin that an Origin header names, compared exactly; of a wildcard, the concrete one. */
export function matchOrigin(rp: RelyingParty, originHeader: string): ConfiguredOrigin | null {
  return originInIndex(rp.index, originHeader);
}

/** The configured origin that a Host header belongs to. */
export function matchHost(rp: RelyingParty, hostHeader: string): ConfiguredOrigin | null {
  return hostInIndex(rp.index, hostHeader);
}

const noOrigin: Finding = {
  code: 'origins_missing',
  text: 'There is no origin.',
  fix: 'Name the origins that people sign in on, such as https://example.com.',
};

function faultsOfName(name: string): Finding[] {
  if (name.trim() !== '') return [];
  return [{ code: 'name_missing', text: 'The site has no name.', fix: 'Name it as people know it: browsers show it.' }];
}

/** Browsers let a page use its own domain as RP ID, or one above it that is registrable (§5.1.3 step 8), or none. */
function notUnderRpId(origin: ConfiguredOrigin, rpId: string, related: readonly ConfiguredOrigin[]): Finding[] {
  const domain = domainOf(origin);
  const pattern = origin.host.startsWith('*.');
  if (!pattern && domain === rpId) return [];
  const above = rpId.includes('.') && (domain === rpId || domain.endsWith(`.${rpId}`));
  if (above || related.some((it) => it.origin === origin.origin)) return [];
  const text = `The origin ${origin.origin} is neither on the RP ID ${rpId} nor below it.`;
  const fix =
    pattern || !rpId.includes('.')
      ? `Remove it, or choose an RP ID that is a domain above it.`
      : `Choose an RP ID that is a domain above it, or declare it as a related origin.`;
  return [{ code: 'origin_not_under_rp_id', text, fix }];
}

function findingsOf(rp: RelyingParty, related: readonly ConfiguredOrigin[]): Finding[] {
  const labels = present([tooManyLabels(related)]);
  if (related.length > 0 && !matchHost(rp, rp.rpId)) {
    const text = `Browsers ask https://${rp.rpId}/.well-known/webauthn for the related origins, and that is no configured origin.`;
    const fix = `Add https://${rp.rpId} to the origins, or have its server pass /.well-known/webauthn to Signet.`;
    labels.push({ code: 'related_list_unserved', text, fix });
  }
  if (Buffer.byteLength(rp.name) > 64) {
    const text = 'The name of the site is longer than 64 bytes, and authenticators may cut it there (§6.4.1).';
    labels.push({ code: 'name_long', text, fix: 'Choose a shorter name.' });
  }
  return labels;
}

function each(texts: readonly string[], read: (text: string) => ConfiguredOrigin | Finding) {
  const results = texts.map(read);
  return {
    origins: results.filter((it): it is ConfiguredOrigin => 'origin' in it),
    faults: results.filter((it): it is Finding => 'code' in it),
  };
}

function present(findings: readonly (Finding | null)[]): Finding[] {
  return findings.filter((it) => it !== null);
}
