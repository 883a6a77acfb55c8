import type { ConfiguredOrigin } from './configured-origin.ts';
import { originOnHost } from './configured-origin.ts';
import { isDomain } from './rp-id.ts';

/** Origins of one relying party, laid out for look-ups that run at every request. */
export interface OriginIndex {
  readonly byOrigin: ReadonlyMap<string, ConfiguredOrigin>;
  readonly byHost: ReadonlyMap<string, ConfiguredOrigin>;
  /** `.example.com` of `https://*.example.com`. */
  readonly suffixes: readonly string[];
}

export function indexOrigins(origins: readonly ConfiguredOrigin[]): OriginIndex {
  const exact = origins.filter(({ host }) => !host.startsWith('*.'));
  const byHost = new Map<string, ConfiguredOrigin>();
  for (const origin of exact) {
    byHost.set(origin.host, origin);
    byHost.set(`${origin.host.replace(/:\d+$/u, '')}:${origin.port}`, origin);
  }
  return {
    byOrigin: new Map(exact.map((it) => [it.origin, it])),
    byHost,
    suffixes: origins.filter(({ host }) => host.startsWith('*.')).map(({ host }) => host.slice(1)),
  };
}

export function originInIndex(index: OriginIndex, header: string): ConfiguredOrigin | null {
  const exact = index.byOrigin.get(header);
  if (exact) return exact;
  return header.startsWith('https://') ? underWildcard(index, header.slice('https://'.length)) : null;
}

export function hostInIndex(index: OriginIndex, header: string): ConfiguredOrigin | null {
  const host = header.toLowerCase();
  return index.byHost.get(host) ?? underWildcard(index, host.replace(/:443$/u, ''));
}

function underWildcard({ suffixes }: OriginIndex, host: string): ConfiguredOrigin | null {
  const covered = suffixes.some((suffix) => host.endsWith(suffix) && host.length > suffix.length);
  return covered && isDomain(host) ? originOnHost(host) : null;
}
