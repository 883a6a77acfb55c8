import type { CborMap } from '../cbor/value.ts';
import type { ClientExtensionOutputs, Extension } from './extension.ts';
import { extensions } from './table.ts';

/** Names of outputs by the identifier that asks for them: hmac-secret is the answer to prf. */
const answers: ReadonlyMap<string, readonly string[]> = new Map(
  extensions.map((extension) => [extension.id, outputNames(extension)]),
);

/**
 * Whether an output came that nobody asked for, from the client or from the authenticator (R.28, A.23).
 * @param requested identifiers of extensions; one that is not in the table has that one name in both places
 */
export function hasUnsolicited(
  client: ClientExtensionOutputs,
  authenticator: CborMap | null,
  requested: readonly string[],
): boolean {
  const isAsked = (name: unknown): boolean =>
    typeof name === 'string' && requested.some((id) => id === name || answers.get(id)?.includes(name) === true);
  return !client.keys().every(isAsked) || (authenticator !== null && !authenticator.keys().every(isAsked));
}

function outputNames({ registration, authentication }: Extension): readonly string[] {
  return [registration, authentication].flatMap((use) =>
    use === undefined ? [] : [...use.client, ...use.authenticator].map(({ name }) => name),
  );
}
