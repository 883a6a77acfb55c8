/** THE TABLE of packages that are published, and what is asked of them. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
  /** Whether it may have dependencies. */
  readonly dependencies: 'none' | 'any';
  /** Module of tools/package-check/ that is run where the package is installed. */
  readonly trial: string;
}

export const publishedPackages: readonly PublishedPackage[] = [
  { name: '@signet/webauthn', folder: 'packages/webauthn', dependencies: 'none', trial: 'webauthn-trial.mjs' },
];
