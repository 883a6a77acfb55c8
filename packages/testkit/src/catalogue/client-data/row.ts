import type { CrossOriginPolicy } from '@signet/webauthn';
import type { ClientContext } from '../../authenticator/client-data.ts';
import type { CeremonyForge } from '../../forge/ceremony-forge.ts';
import type { CaseFacts } from '../case.ts';

/** Steps of §7.1 and §7.2 that say the same. */
export const CLIENT_DATA_STEPS = {
  utf8: ['R.5', 'A.8'],
  json: ['R.6', 'A.9'],
  type: ['R.7', 'A.10'],
  challenge: ['R.8', 'A.11'],
  origin: ['R.9', 'A.12'],
  crossOrigin: ['R.10', 'A.13'],
  topOrigin: ['R.11', 'A.14'],
} as const;

/** One fault of client data, for both ceremonies. */
export interface ClientDataRow extends Omit<CaseFacts, 'line' | 'step' | 'inItsWake'> {
  readonly line: number;
  /** Where the catalogue has a line of its own for authentication. */
  readonly authenticationLine?: number;
  readonly step: keyof typeof CLIENT_DATA_STEPS;
  readonly inItsWake?: readonly (keyof typeof CLIENT_DATA_STEPS)[];
  /** Of the control. */
  readonly context?: Partial<ClientContext>;
  readonly expected?: { readonly origins?: readonly string[]; readonly crossOrigin?: CrossOriginPolicy };
  readonly change: <Forge extends CeremonyForge<Forge>>(forge: Forge) => Forge;
}
