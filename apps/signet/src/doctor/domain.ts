import { checkRelyingParty, ConfigurationError } from '@signet/server';
import type { Settings } from '../settings/settings.ts';
import { relyingPartyOf } from '../start/site.ts';
import type { Line } from './finding.ts';
import { finding, well } from './finding.ts';

/** RP ID, public suffix, origins: the handler's own check, so that the doctor says what the start would say. */
export function lookAtDomain(settings: Settings): Line[] {
  try {
    const { relyingParty: rp, findings } = checkRelyingParty(relyingPartyOf(settings, settings.port));
    return [
      well('Domain', 'RP ID is a domain and no public suffix', rp.rpId),
      well(
        'Domain',
        'every origin is on the RP ID, below it, or declared',
        rp.origins.map(({ origin }) => origin).join(', '),
      ),
      ...findings.map(({ text, fix }) => finding('Domain', 'related origins and names', text, fix)),
    ];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.findings.map(({ text, fix }) => finding('Domain', 'RP ID and origins', text, fix));
  }
}

/** How people's browsers reach this server. */
export function lookAtTransport(settings: Settings): Line[] {
  const { site, host, trustedProxies } = settings;
  const { origins } = relyingPartyOf(settings, settings.port);
  if (site === null) {
    return [well('Transport', 'https, or http on localhost alone', `${origins.join(', ')}, listening on ${host}`)];
  }
  const plain = origins.filter((origin) => !origin.startsWith('https://') && !origin.startsWith('http://localhost'));
  const lines =
    plain.length === 0
      ? [well('Transport', 'every origin is https', origins.join(', '))]
      : [finding('Transport', 'every origin is https', plain.join(', '), 'Write https:// in SIGNET_ORIGINS.')];
  const behindProxy = origins.some((origin) => origin.startsWith('https://'));
  if (!behindProxy) return lines;
  if (trustedProxies.length > 0) {
    return [...lines, well('Transport', 'the proxy in front tells who calls', trustedProxies.join(', '))];
  }
  const fix = 'Set SIGNET_TRUSTED_PROXIES to the address of the proxy that ends https, such as 127.0.0.1/32.';
  const found = 'no proxy is trusted: every caller has the proxy’s address, and shares its rate limits';
  return [...lines, finding('Transport', 'the proxy in front tells who calls', found, fix)];
}
