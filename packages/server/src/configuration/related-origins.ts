import { parse } from 'tldts';
import { domainOf, readOrigin } from './configured-origin.ts';
import type { ConfiguredOrigin } from './configured-origin.ts';
import type { Finding } from './finding.ts';

/** Browsers must look at five labels at least (§5.11), and look at no more. */
const labelsLookedAt = 5;

/** A related origin (§5.11) taken apart, or why it can be none: browsers compare registrable domains. */
export function readRelatedOrigin(text: string): ConfiguredOrigin | Finding {
  const read = readOrigin(text);
  if ('code' in read) return read;
  const told = `The related origin ${JSON.stringify(text)}`;
  if (read.host.startsWith('*.')) {
    return { code: 'related_wildcard', text: `${told} has a wildcard.`, fix: 'List the related origins one by one.' };
  }
  if (labelOf(read) === null) {
    const fix = 'Name an origin on a registrable domain, such as https://example.co.uk.';
    return { code: 'related_unregistrable', text: `${told} has no registrable domain, and browsers skip it.`, fix };
  }
  return read;
}

/** More labels than browsers look at: the origins after the fifth label cannot use the passkeys. */
export function tooManyLabels(related: readonly ConfiguredOrigin[]): Finding | null {
  const labels = [...new Set(related.map(labelOf))];
  if (labels.length <= labelsLookedAt) return null;
  const left = labels.slice(labelsLookedAt).join(', ');
  return {
    code: 'related_labels',
    text: `The related origins have ${labels.length} labels (${labels.join(', ')}), and browsers look at ${labelsLookedAt}.`,
    fix: `Origins of ${left} will not work: leave some out, or give them an RP ID of their own.`,
  };
}

function labelOf(origin: ConfiguredOrigin): string | null {
  return parse(domainOf(origin), { allowPrivateDomains: true }).domainWithoutSuffix || null;
}
