import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { AuthenticationExtensionInputs, PrfInputs } from '../../src/extensions/inputs.ts';
import { readClientOutputs } from '../../src/extensions/outputs.ts';
import { readClientOfAuthentication, readClientOfRegistration } from '../../src/extensions/read-outputs.ts';
import { writeAuthenticationInputs } from '../../src/extensions/write-inputs.ts';
import { vectorFolder } from '../encoding/vectors.ts';

interface Buffered {
  readonly $buf?: string;
}
interface Values {
  readonly first: Buffered;
  readonly second?: Buffered;
}
interface Example {
  readonly inputs: { readonly prf: { readonly eval?: Values; readonly evalByCredential?: Record<string, Values> } };
  readonly [outputs: string]: unknown;
}

const folder = vectorFolder();
const bytes = ({ $buf }: Buffered): Uint8Array => ($buf === undefined ? new Uint8Array(32) : Buffer.from($buf, 'hex'));
const text = (value: Buffered): string => Buffer.from(bytes(value)).toString('base64url');

describe('the specification’s examples of prf (§10.1.4), in JSON form', () => {
  // What is not run is printed by vectorFolder.
  if (folder === null) return;
  const { webauthnApi } = JSON.parse(readFileSync(new URL('w3c-prf.json', folder), 'utf8')) as {
    readonly webauthnApi: { readonly examples: readonly Example[] };
  };
  for (const { inputs, ...outputs } of webauthnApi.examples) {
    const name = JSON.stringify(inputs.prf);

    it(`${name} is written`, () => {
      const typed: NonNullable<AuthenticationExtensionInputs['prf']> = {
        ...(inputs.prf.eval && { eval: inputsOf(inputs.prf.eval) }),
        ...(inputs.prf.evalByCredential && {
          evalByCredential: Object.entries(inputs.prf.evalByCredential).map(([id, values]) => ({
            credentialId: Buffer.from(id, 'base64url'),
            ...inputsOf(values),
          })),
        }),
      };
      const listed = Object.keys(inputs.prf.evalByCredential ?? {});
      assert.deepEqual(writeAuthenticationInputs({ prf: typed }, listed), asJson(inputs));
    });

    for (const [kind, list] of Object.entries(outputs)) {
      for (const output of list as readonly object[]) {
        it(`${name}: ${kind} ${JSON.stringify(output)} is read`, () => {
          const client = readClientOutputs(asJson(output));
          const { prf } =
            kind === 'createOutputs' ? readClientOfRegistration(client) : readClientOfAuthentication(client);
          const results = Reflect.get(Reflect.get(output, 'prf'), 'results') as Values | undefined;
          assert.equal(prf?.results?.first.length ?? null, results === undefined ? null : 32);
          assert.equal(prf?.results?.second?.length ?? null, results?.second === undefined ? null : 32);
        });
      }
    }
  }
});

function inputsOf({ first, second }: Values): PrfInputs {
  return { first: bytes(first), ...(second && { second: bytes(second) }) };
}

/** Buffers as toJSON() and the parsers of options write and read them. */
function asJson(value: object): object {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
    typeof member === 'object' && member !== null && ('$buf' in member || '$anyBuf' in member)
      ? text(member as Buffered)
      : member,
  );
}
