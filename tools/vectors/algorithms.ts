import { algorithmTable } from '@signet/webauthn';

/** COSE algorithm identifier by the name that case files use; 0, which is none, where the name is unknown. */
export function coseAlgorithmOf(name: string | null | undefined): number {
  return algorithmTable.find((row) => row.name === name)?.id ?? 0;
}
