import type {
  AttestationConveyancePreference,
  AuthenticationExtensionsClientInputsJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialDescriptorJSON,
  PublicKeyCredentialRequestOptionsJSON,
  ResidentKeyRequirement,
  UserVerificationRequirement,
} from '@signet/webauthn';

/** A credential as options list it. */
interface Descriptor {
  /** base64url. */
  readonly id: string;
  readonly type?: string | undefined;
  readonly transports?: readonly string[] | undefined;
}

/** Options for creation (§5.4) as JSON, of whatever server: what one may leave out may be missing. */
export interface CreationOptions {
  /** Without `id` it is the domain of the page. */
  readonly rp: { readonly id?: string | undefined; readonly name?: string | undefined };
  readonly user: {
    /** base64url. */
    readonly id: string;
    readonly name: string;
    readonly displayName?: string | undefined;
  };
  /** base64url. */
  readonly challenge: string;
  readonly pubKeyCredParams?: readonly { readonly alg: number; readonly type?: string | undefined }[] | undefined;
  readonly timeout?: number | undefined;
  readonly excludeCredentials?: readonly Descriptor[] | undefined;
  readonly authenticatorSelection?:
    | {
        readonly residentKey?: ResidentKeyRequirement | undefined;
        readonly requireResidentKey?: boolean | undefined;
        readonly userVerification?: UserVerificationRequirement | undefined;
      }
    | undefined;
  readonly attestation?: string | undefined;
  readonly hints?: readonly string[] | undefined;
  readonly extensions?: object | undefined;
}

/** Options for an assertion (§5.5) as JSON, of whatever server. */
export interface RequestOptions {
  /** base64url. */
  readonly challenge: string;
  /** Left out it is the domain of the page. */
  readonly rpId?: string | undefined;
  readonly timeout?: number | undefined;
  readonly allowCredentials?: readonly Descriptor[] | undefined;
  readonly userVerification?: UserVerificationRequirement | undefined;
  readonly hints?: readonly string[] | undefined;
  readonly extensions?: object | undefined;
}

/** The options with every default of §5.4 filled in, and where the ceremony runs. */
export function completeCreation(
  options: CreationOptions,
  context: { readonly origin?: string | undefined },
): { readonly options: PublicKeyCredentialCreationOptionsJSON; readonly origin: string } {
  const { rpId, origin } = placeOf(options.rp.id, context.origin);
  const { user, challenge, pubKeyCredParams = [], authenticatorSelection = {} } = options;
  const { requireResidentKey = false } = authenticatorSelection;
  const residentKey = authenticatorSelection.residentKey ?? (requireResidentKey ? 'required' : 'discouraged');
  return {
    origin,
    options: {
      rp: { id: rpId, name: options.rp.name ?? rpId },
      user: { id: user.id, name: user.name, displayName: user.displayName ?? user.name },
      challenge,
      pubKeyCredParams: pubKeyCredParams.length === 0 ? byDefault : pubKeyCredParams.map(({ alg }) => parameter(alg)),
      timeout: options.timeout ?? 300_000,
      excludeCredentials: descriptors(options.excludeCredentials),
      authenticatorSelection: {
        residentKey,
        requireResidentKey: residentKey === 'required',
        userVerification: authenticatorSelection.userVerification ?? 'preferred',
      },
      hints: [],
      attestation: (options.attestation ?? 'none') as AttestationConveyancePreference,
      extensions: (options.extensions ?? {}) as AuthenticationExtensionsClientInputsJSON,
    },
  };
}

/** The options with every default of §5.5 filled in, and where the ceremony runs. */
export function completeRequest(
  options: RequestOptions,
  context: { readonly origin?: string | undefined },
): { readonly options: PublicKeyCredentialRequestOptionsJSON; readonly origin: string } {
  const { rpId, origin } = placeOf(options.rpId, context.origin);
  return {
    origin,
    options: {
      challenge: options.challenge,
      timeout: options.timeout ?? 300_000,
      rpId,
      allowCredentials: descriptors(options.allowCredentials),
      userVerification: options.userVerification ?? 'preferred',
      hints: [],
      extensions: (options.extensions ?? {}) as AuthenticationExtensionsClientInputsJSON,
    },
  };
}

const parameter = (alg: number) => ({ type: 'public-key', alg }) as const;

/** §5.1.3 step 10: what a list without entries stands for. */
const byDefault = [parameter(-7), parameter(-257)];

/** A page is on the RP ID itself unless told otherwise; §5.1.3 step 8 has it the other way round. */
function placeOf(rpId: string | undefined, origin: string | undefined): { rpId: string; origin: string } {
  if (rpId !== undefined) return { rpId, origin: origin ?? `${rpId === 'localhost' ? 'http' : 'https'}://${rpId}` };
  if (origin === undefined) throw new TypeError('the options name no RP ID: say which origin the page has');
  return { rpId: new URL(origin).hostname, origin };
}

function descriptors(list: readonly Descriptor[] = []): PublicKeyCredentialDescriptorJSON[] {
  return list.map(({ id, transports }) => ({
    type: 'public-key',
    id,
    ...(transports === undefined ? {} : { transports: [...transports] }),
  }));
}
