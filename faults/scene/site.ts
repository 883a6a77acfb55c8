/** The site that every server of this suite serves. Servers listen on loopback; a proxy would stand before them. */
export const site = { rpId: 'fernholm.example', origin: 'https://fernholm.example', host: 'fernholm.example' } as const;

/** Limits raised, not removed: every request of a test comes from one address. */
export const settings: Readonly<Record<string, string>> = {
  SIGNET_RP_ID: site.rpId,
  SIGNET_RATE_LIMITS: 'ceremonies=1000000/60,sign-ups=1000000/60',
};
