import { judgeRelatedOrigins, relatedLabelsLookedAt } from '@signet/webauthn';
import { getDomain } from 'tldts';
import { readOrigin } from './configured-origin.ts';
import type { ConfiguredOrigin } from './configured-origin.ts';
import type { Finding } from './finding.ts';

/** A related origin (§5.11) taken apart, or why it can be none: browsers compare registrable domains. */
export function readRelatedOrigin(text: string): ConfiguredOrigin | Finding {
  const read = readOrigin(text);
  if ('code' in read) return read;
  const told = `The related origin ${JSON.stringify(text)}`;
  if (read.host.startsWith('*.')) {
    return { code: 'related_wildcard', text: `${told} has a wildcard.`, fix: 'List the related origins one by one.' };
  }
  if (labelsOf([read]).length === 0) {
    const fix = 'Name an origin on a registrable domain, such as https://example.co.uk.';
    return { code: 'related_unregistrable', text: `${told} has no registrable domain, and browsers skip it.`, fix };
  }
  return read;
}

/** More labels than browsers look at: the origins after the fifth label cannot use the passkeys. */
export function tooManyLabels(related: readonly ConfiguredOrigin[]): Finding | null {
  const labels = labelsOf(related);
  if (labels.length <= relatedLabelsLookedAt) return null;
  const left = labels.slice(relatedLabelsLookedAt).join(', ');
  return {
    code: 'related_labels',
    text: `The related origins have ${labels.length} labels (${labels.join(', ')}), and browsers look at ${relatedLabelsLookedAt}.`,
    fix: `Origins of ${left} will not work: leave some out, or give them an RP ID of their own.`,
  };
}

function labelsOf(related: readonly ConfiguredOrigin[]): readonly string[] {
  const judged = judgeRelatedOrigins({ origins: related.map(({ origin }) => origin) }, (host) =>
    getDomain(host, { allowPrivateDomains: true }),
  );
  return judged.valid ? judged.labels : [];
}
