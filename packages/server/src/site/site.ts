import type { Site } from '@signet/protocol';
import type { Services } from '../services.ts';

/** GET /v1/site: public facts for pages and components. */
export async function site({ rp }: Services): Promise<Site> {
  return { name: rp.name, rpId: rp.rpId };
}
