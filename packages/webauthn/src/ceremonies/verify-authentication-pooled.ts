import type { KeyCache } from '../crypto/key-cache.ts';
import type { CredentialRecord, ExpectedAuthentication } from './expected.ts';
import type { ParsedAuthentication } from './parsed.ts';
import type { VerifiedAuthentication } from './verified.ts';

export function verifyAuthenticationPooled(
  parsed: ParsedAuthentication,
  expected: ExpectedAuthentication,
  credential: CredentialRecord,
  { keys }: { readonly keys?: KeyCache } = {},
): Promise<VerifiedAuthentication> {
  throw new Error(`unwritten ${[parsed, expected, credential, keys].length}`);
}
