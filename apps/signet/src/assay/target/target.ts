import type { Signet } from '@signet/server';
import type { Address } from '../http/client.ts';

/** A Signet on loopback, ready to be asked. */
export interface Target {
  readonly address: Address;
  /** What can be done with a Signet that runs in this process; null: it runs elsewhere. */
  readonly own: OwnSignet | null;
  /** Where a case runs that would run at this origin: `https://example.org`. */
  originFor(wanted: string): string;
  close(): Promise<void>;
}

export interface OwnSignet {
  /** For what an embedding application does: enrolment tickets. */
  readonly signet: Signet;
  /** Sets its clock forward, milliseconds. */
  advance(milliseconds: number): void;
}
