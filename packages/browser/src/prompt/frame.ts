interface Policy {
  features(): string[];
  allowsFeature(feature: string): boolean;
}

/** In a frame of another origin. */
export function isFramed(): boolean {
  try {
    return top?.origin !== origin;
  } catch {
    return true;
  }
}

/** What the permissions policy says of `publickey-credentials-create` or `-get`; undefined where nobody can tell. */
export function allowedByPolicy(kind: 'create' | 'get'): boolean | undefined {
  const { permissionsPolicy, featurePolicy } = document as { permissionsPolicy?: Policy; featurePolicy?: Policy };
  const policy = permissionsPolicy ?? featurePolicy;
  const feature = `publickey-credentials-${kind}`;
  // A browser answers false for a feature that it does not know.
  return policy?.features().includes(feature) ? policy.allowsFeature(feature) : undefined;
}
