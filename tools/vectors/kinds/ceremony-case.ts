/** A recorded response and what its source expects of it. The fields are described beside the files. */
export interface CeremonyCase {
  readonly id: string;
  readonly kind: 'registration' | 'authentication';
  readonly expect: 'accept' | 'reject';
  /** Present where the outcome rests on a policy and not on the specification alone. */
  readonly policy?: string | null;
  readonly format?: string | null;
  readonly alg?: string | null;
  readonly attestationAlg?: string | null;
  readonly rpId: string;
  readonly rpIds?: readonly string[];
  readonly appId?: string;
  readonly origins: readonly string[];
  readonly topOrigins?: readonly string[];
  readonly crossOriginAllowed?: boolean;
  /** base64url. */
  readonly challenge: string;
  readonly requireUserVerification?: boolean;
  readonly requireUserPresence?: boolean;
  readonly supportedAlgorithmIDs?: readonly number[];
  readonly expectedType?: string | string[];
  readonly safetyNetEnforceCTSCheck?: boolean;
  readonly response: unknown;
  /** base64url; of an authentication. */
  readonly credential?: { readonly id: string; readonly publicKey: string; readonly counter: number };
  /** base64 DER. */
  readonly attestationRoots?: readonly string[];
  readonly timeHint?: { readonly at?: string };
}

/** Whether the element has what every case of a ceremony has. */
export function isCeremonyCase(value: object): value is CeremonyCase {
  const has = (name: string, ...kinds: readonly unknown[]): boolean => kinds.includes(Reflect.get(value, name));
  return (
    typeof Reflect.get(value, 'id') === 'string' &&
    has('kind', 'registration', 'authentication') &&
    has('expect', 'accept', 'reject') &&
    'response' in value
  );
}
