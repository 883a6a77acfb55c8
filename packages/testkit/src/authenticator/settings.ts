import type { AuthenticatorAttachment, AuthenticatorTransport } from '@signet/webauthn';
import type { AttestationKind } from './attestation/registry.ts';

/** Extensions that one authenticator has and another has not. */
export type AuthenticatorExtension = 'credBlob' | 'credProtect' | 'largeBlob' | 'minPinLength' | 'prf';

const AUTHENTICATOR_EXTENSIONS = ['credBlob', 'credProtect', 'largeBlob', 'minPinLength', 'prf'] as const;

/** How an authenticator is built. Every member has a default: `createAuthenticator()` makes a synced platform passkey store. */
export interface AuthenticatorOptions {
  /** Same seed, same keys, ids and signatures; a random one where it is left out. */
  readonly seed?: string | Uint8Array;
  /**
   * Which piece of the model it is: authenticators of one seed and different devices attest with the same keys, as real
   * ones do, and give their credentials ids of their own. (The credentials' keys are alike: making RSA keys takes long.)
   */
  readonly device?: string;
  /** UUID text of the model, or 16 bytes. */
  readonly aaguid?: string | Uint8Array;
  /** Default `['internal', 'hybrid']`. */
  readonly transports?: readonly AuthenticatorTransport[];
  /** Default: `platform` where the transports have `internal`, else `cross-platform`. */
  readonly attachment?: AuthenticatorAttachment;
  /** The BE flag of its credentials; default true. */
  readonly backupEligible?: boolean;
  /** The BS flag; default: as `backupEligible`. */
  readonly backupState?: boolean;
  /** Whether it can verify its user; default true. */
  readonly userVerification?: boolean;
  /** `zero` stays 0, as synced passkeys do; `rising` counts uses per credential from 1. Default `zero`. */
  readonly counter?: 'rising' | 'zero';
  /** COSE algorithm identifiers it can make keys for; default -7, -8, -257, and fewer where the devices of `attestation` have fewer. */
  readonly algorithms?: readonly number[];
  /** What it says about itself; default `none`. It says so whatever conveyance the options asked for. */
  readonly attestation?: AttestationKind;
  /** Bytes of a credential id, 16 to 1023; default 32. */
  readonly credentialIdLength?: number;
  /** Extensions that it has, besides those that every client has; default all. */
  readonly extensions?: readonly AuthenticatorExtension[];
  /** The shortest PIN it takes, which the minPinLength extension tells; default 4. */
  readonly minPinLength?: number;
}

/** The options with every default filled in. */
export interface AuthenticatorSettings {
  readonly device: string;
  readonly aaguid: Uint8Array;
  readonly transports: readonly AuthenticatorTransport[];
  readonly attachment: AuthenticatorAttachment;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  readonly userVerification: boolean;
  readonly counter: 'rising' | 'zero';
  readonly algorithms: readonly number[];
  readonly attestation: AttestationKind;
  readonly credentialIdLength: number;
  readonly extensions: readonly AuthenticatorExtension[];
  readonly minPinLength: number;
}

/** The model that a testkit authenticator claims to be: no registered one. */
const TESTKIT_AAGUID = '7369676e-6574-4e00-8074-6573746b6974';

/** What the devices have whose attestation it is: Ed25519 is for none of them, and U2F and Apple know P-256 alone. */
const DEVICE_ALGORITHMS: Partial<Record<AttestationKind, readonly number[]>> = {
  tpm: [-7, -257],
  'android-key': [-7, -257],
  'fido-u2f': [-7],
  apple: [-7],
};

/** Fills the defaults in; throws a TypeError for an AAGUID that is not 16 bytes. */
export function settingsOf(options: AuthenticatorOptions): AuthenticatorSettings {
  const transports = options.transports ?? ['internal', 'hybrid'];
  const backupEligible = options.backupEligible ?? true;
  return {
    device: options.device ?? '',
    aaguid: aaguidBytes(options.aaguid ?? TESTKIT_AAGUID),
    transports,
    attachment: options.attachment ?? (transports.includes('internal') ? 'platform' : 'cross-platform'),
    backupEligible,
    backupState: options.backupState ?? backupEligible,
    userVerification: options.userVerification ?? true,
    counter: options.counter ?? 'zero',
    algorithms: options.algorithms ?? DEVICE_ALGORITHMS[options.attestation ?? 'none'] ?? [-7, -8, -257],
    attestation: options.attestation ?? 'none',
    credentialIdLength: options.credentialIdLength ?? 32,
    extensions: options.extensions ?? AUTHENTICATOR_EXTENSIONS,
    minPinLength: options.minPinLength ?? 4,
  };
}

function aaguidBytes(aaguid: string | Uint8Array): Uint8Array {
  const bytes = typeof aaguid === 'string' ? new Uint8Array(Buffer.from(aaguid.replaceAll('-', ''), 'hex')) : aaguid;
  if (bytes.length !== 16) throw new TypeError('an AAGUID has 16 bytes');
  return bytes;
}
