import type { StatementPolicy } from '../attestation/formats/format.ts';
import type { TrustAnchors } from '../x509/path/trust-anchors.ts';
import type { CredentialProtectionInput } from '../extensions/inputs.ts';
import type { Mediation, UserVerificationRequirement } from '../public-key-credential/json.ts';

/**
 * What a relying party expects of a response. Everything that security rests on is a required member:
 * leaving one out is a type error and, at run time, a TypeError of the caller, never a check that is skipped.
 */
interface ExpectedCeremony {
  /**
   * The challenge that was sent. Any that is not empty is taken here; `registrationOptions` and `authenticationOptions`
   * refuse to send less than 16 bytes (§13.4.3).
   */
  readonly challenge: Uint8Array;
  /** RP IDs whose hash is accepted, at least one; more than one only for former RP IDs. */
  readonly rpIds: readonly string[];
  /**
   * Origins that may have run the ceremony (§13.4.9), at least one, compared exactly. `https://*.example.com` accepts every
   * subdomain (not the domain itself) over https on the default port; `android:apk-key-hash:…` an app.
   * Public suffixes are not judged: `https://*.co.uk` is taken, and accepts everybody under it.
   */
  readonly origins: readonly string[];
  /** Whether the ceremony may have run in a cross-origin frame, and inside which pages. */
  readonly crossOrigin: CrossOriginPolicy;
  /** What the ceremony's options asked for; `required` makes a missing UV flag a refusal. */
  readonly userVerification: UserVerificationRequirement;
  readonly extensions: ExtensionPolicy;
  /**
   * Credentials whose signatures rest on SHA-1 (RS1, -65535), as TPMs of old make them. Where nothing is said they are refused,
   * whatever `algorithms` lists. Attestation statements may be signed with RS1 whatever this says.
   */
  readonly legacyTpmRs1?: 'accepted' | 'refused';
}

export type CrossOriginPolicy =
  | 'refused'
  | {
      /** Origins of pages that may embed the ceremony; same form as `origins`. Empty: no page that is named. */
      readonly topOrigins: readonly string[];
      /** Safari sends `crossOrigin` without `topOrigin`; `accepted` takes it, `refused` wants to know the page. */
      readonly missingTopOrigin: 'refused' | 'accepted';
    };

export interface ExtensionPolicy {
  /** Extensions the options asked for (§9), by identifier: `prf` also asks for `hmac-secret`, which authenticators call it. */
  readonly requested: readonly string[];
  /**
   * What to do with outputs nobody asked for (R.28, A.23). Browsers ask for some by themselves, credProtect above all: who refuses
   * those turns security keys away, unless `requested` names it.
   */
  readonly unsolicited: 'ignored' | 'refused';
}

export interface RegistrationExtensionPolicy extends ExtensionPolicy {
  /**
   * The protection that the options asked for, there where `requested` names credProtect: where it is enforced, a weaker
   * credential is refused.
   */
  readonly credProtect?: CredentialProtectionInput;
}

/** Which attestation outcomes are acceptable (§7.1 step 24). A statement that is present is verified whatever this says. */
export interface AttestationPolicy {
  readonly none: 'accepted' | 'refused';
  readonly self: 'accepted' | 'refused';
  /** Statements with certificates: taken as untrusted evidence, or refused unless they chain to an anchor. */
  readonly certified: 'accepted-untrusted' | 'trust-required';
  /**
   * Certificates that are trusted, prepared once by `createTrustAnchors`, or as DER; none means that nothing is. An anchor that
   * has expired at `at` anchors nothing.
   */
  readonly anchors: TrustAnchors | readonly Uint8Array[];
  /** When certificates are judged, milliseconds since 1970; required where anchors are named, for there is no clock here. */
  readonly at?: number;
  /** Demands beyond the verification procedures of the formats; what is left out is as the specification has it. */
  readonly statements?: Partial<StatementPolicy>;
}

export interface ExpectedRegistration extends ExpectedCeremony {
  readonly extensions: RegistrationExtensionPolicy;
  /** `conditional` (a silent upgrade) is the one mediation in which UP may be absent (R.15). */
  readonly mediation: Mediation;
  /** COSE algorithm identifiers that `pubKeyCredParams` offered. */
  readonly algorithms: readonly number[];
  readonly attestation: AttestationPolicy;
  /** Credentials that can be backed up (BE=1, synced passkeys): R.18. */
  readonly backupEligible: 'accepted' | 'refused';
  /**
   * R.26: whether the credential id is registered already. `store-refuses-duplicates` says that the caller's store
   * holds a unique constraint and answers `credential_exists` itself.
   */
  readonly registered: 'store-refuses-duplicates' | ((credentialId: Uint8Array) => boolean);
}

/** A.6: the account was known before the ceremony, or the response's user handle names it. */
export type ExpectedUser =
  | { readonly identified: 'before'; readonly userHandle: Uint8Array }
  | { readonly identified: 'by-user-handle' };

export interface ExpectedAuthentication extends ExpectedCeremony {
  readonly user: ExpectedUser;
  /** A.5: ids that the options listed; `discoverable` where they listed none. */
  readonly allowCredentials: 'discoverable' | readonly Uint8Array[];
  /** A.22, a counter that did not rise after a valid signature: refuse, or verify and report the signal. */
  readonly signCount: 'refused' | 'flagged' | 'refused-unless-backup-eligible';
  /** A.19, a credential whose BE flag went from 0 to 1; from 1 to 0 is always refused. */
  readonly backupUpgrade: 'refused' | 'accepted';
  /** AT=1 in an assertion (§6.1): parsed and ignored, or refused. A foreign credential id in it is always refused. */
  readonly attestedCredentialData: 'ignored' | 'refused';
  /** The AppID of U2F days (§10.1.1), if the options asked for the `appid` extension. */
  readonly appId?: string;
}

/** The credential record (§4) that an assertion is verified against, as stored at registration. */
export interface CredentialRecord {
  readonly id: Uint8Array;
  /** COSE_Key bytes as received. */
  readonly publicKey: Uint8Array;
  /** COSE algorithm identifier recorded at registration; must equal the key's own. */
  readonly alg: number;
  readonly signCount: number;
  readonly backupEligible: boolean;
  /** User handle of the account that the record belongs to. */
  readonly userHandle: Uint8Array;
}
