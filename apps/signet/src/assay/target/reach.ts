import type { CreationBegun } from '@signet/protocol';
import type { AssayCase } from '../cases/assay-case.ts';
import { plainNeeds } from './needs.ts';

type Options = CreationBegun['options'];

/** Fields of the policy that the options of a ceremony tell. */
const told: Readonly<Record<string, (options: Options) => unknown>> = {
  userVerification: ({ authenticatorSelection }) => authenticatorSelection.userVerification,
  algorithms: ({ pubKeyCredParams }) => pubKeyCredParams.map(({ alg }) => alg),
  attestation: ({ attestation }) => attestation,
};

/** Why a running Signet with these options cannot be shown the case; null: it can. */
export function whyUnreachable({ needs, ownOnly }: AssayCase, options: Options): string | null {
  if (ownOnly !== undefined) return ownOnly;
  if (needs.at !== null) return 'it sets the clock of the server';
  if (needs.origin !== plainNeeds.origin || String(needs.origins) !== String(plainNeeds.origins)) {
    return `it needs the origins ${needs.origins.join(', ')}`;
  }
  const other = Object.entries(needs.policy).filter(
    ([name, value]) => JSON.stringify(told[name]?.(options)) !== JSON.stringify(value),
  );
  if (other.length === 0) return null;
  return `it needs the policy ${other.map(([name, value]) => `${name}: ${JSON.stringify(value).slice(0, 60)}`).join(', ')}`;
}
