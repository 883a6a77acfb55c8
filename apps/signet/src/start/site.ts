import { createSender } from '../mail/smtp.ts';
import type { RelyingPartyInput, SignetConfig } from '@signet/server';
import { readPolicyFile } from '../settings/policy-file.ts';
import type { Settings } from '../settings/settings.ts';

/** What the settings say of the relying party; `port` is the one that is listened on. */
export function relyingPartyOf(settings: Settings, port: number): RelyingPartyInput {
  const { name, site, relatedOrigins, appOrigins, formerRpIds } = settings;
  const { rpId, origins } = site ?? { rpId: 'localhost', origins: [`http://localhost:${port}`] };
  return { name, rpId, origins, relatedOrigins, appOrigins, formerRpIds };
}

/** The part of the handler's configuration that the settings decide. @throws SettingsError for a policy that cannot be read */
export function configurationOf(
  settings: Settings,
  port: number,
): Pick<SignetConfig, 'relyingParty' | 'policy' | 'limits' | 'trustedProxies' | 'mail'> {
  const { limits, trustedProxies, policyFile, mail, site } = settings;
  return {
    relyingParty: relyingPartyOf(settings, port),
    ...(policyFile === null ? {} : { policy: readPolicyFile(policyFile) }),
    ...(mail === null ? {} : { mail: createSender(mail) }),
    // Whoever reads the outbox reads the codes in it: only where nobody but its developer is meant to sign in.
    ...(mail === null && site === null ? { mail: 'outbox' as const } : {}),
    limits,
    trustedProxies,
  };
}

/** What is printed when requests are answered. */
export function readyLine(settings: Settings, port: number): string {
  const address = relyingPartyOf(settings, port).origins[0] ?? '';
  return `Signet is ready at ${address} (listening on ${settings.host}:${port})\n`;
}
