import { appidExclude } from './appid-exclude.ts';
import { appid } from './appid.ts';
import { credBlob } from './cred-blob.ts';
import { credProps } from './cred-props.ts';
import { credProtect } from './cred-protect.ts';
import type { Extension } from './extension.ts';
import { largeBlob } from './large-blob.ts';
import { minPinLength } from './min-pin-length.ts';
import { prf } from './prf.ts';

/** The table of extensions that are understood: an extension is a file in this folder and a row here. */
export const extensions: readonly Extension[] = [
  appid,
  appidExclude,
  credProps,
  prf,
  largeBlob,
  credProtect,
  credBlob,
  minPinLength,
];
