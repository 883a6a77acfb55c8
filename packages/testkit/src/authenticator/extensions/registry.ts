import type { CborInput } from '../../encoding/cbor-input.ts';
import { appidExclude } from './appid-exclude.ts';
import { appid } from './appid.ts';
import { credBlob } from './cred-blob.ts';
import { credProps } from './cred-props.ts';
import { credProtect } from './cred-protect.ts';
import type { ExtensionMaker, ExtensionOutputs } from './extension.ts';
import { largeBlob } from './large-blob.ts';
import { minPinLength } from './min-pin-length.ts';
import { prf } from './prf.ts';

/** The table of extensions: a row here and a file beside it. */
export const EXTENSION_MAKERS: readonly ExtensionMaker[] = [
  appid,
  appidExclude,
  credProps,
  prf,
  largeBlob,
  credProtect,
  credBlob,
  minPinLength,
];

/** What all extensions together are answered with. */
export interface AllOutputs {
  readonly client: Record<string, unknown>;
  /** Null where there are none: authenticator data then have no ED flag. */
  readonly authenticator: ReadonlyMap<string, CborInput> | null;
}

/** Puts the outputs of all extensions together. */
export function joinOutputs(each: readonly (ExtensionOutputs | undefined)[]): AllOutputs {
  const entries = each.flatMap((outputs) => Object.entries(outputs?.authenticator ?? {}));
  return {
    client: Object.fromEntries(each.flatMap((outputs) => Object.entries(outputs?.client ?? {}))),
    authenticator: entries.length === 0 ? null : new Map(entries),
  };
}
