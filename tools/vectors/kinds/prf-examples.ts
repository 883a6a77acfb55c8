import type { AuthenticationExtensionInputs } from '../../../packages/webauthn/src/extensions/inputs.ts';
import { member } from '../members.ts';

type Inputs = NonNullable<AuthenticationExtensionInputs['prf']>;

/** One output that an input may have. */
export interface PrfExample {
  readonly id: string;
  readonly ceremony: 'create' | 'get';
  readonly inputs: Inputs;
  readonly output: unknown;
}

/** The examples of the API: inputs, and the outputs that a creation or a sign-in may answer with. */
export function readExamples(element: object): PrfExample[] {
  const examples = member(member(element, 'webauthnApi'), 'examples');
  if (!Array.isArray(examples)) return [];
  return examples.flatMap((example: unknown, place) => {
    const inputs = inputsOf(member(member(example, 'inputs'), 'prf'));
    const kinds = Object.keys(Object(example)).filter((name) => /^(?:create|get)Outputs/u.test(name));
    return kinds.flatMap((kind) =>
      [member(example, kind)].flat().map((output: unknown, at) => ({
        id: `example ${place + 1}, ${kind} ${at + 1}`,
        ceremony: kind.startsWith('create') ? ('create' as const) : ('get' as const),
        inputs,
        output,
      })),
    );
  });
}

/** Client extension outputs in JSON form; what an example leaves open is 32 bytes of some value. */
export function outputOf(output: unknown): Record<string, unknown> {
  const written: unknown = JSON.parse(JSON.stringify(output), (_, value: unknown) => {
    if (member(value, '$anyBuf') === true) return Buffer.alloc(32, 7).toString('base64url');
    const bytes = bufferOf(value);
    return bytes === null ? value : Buffer.from(bytes).toString('base64url');
  });
  return Object(written);
}

function inputsOf(prf: unknown): Inputs {
  const evaluated = member(prf, 'eval');
  const byCredential = member(prf, 'evalByCredential');
  return {
    ...(evaluated === undefined ? {} : { eval: valuesOf(evaluated) }),
    ...(byCredential === undefined
      ? {}
      : {
          evalByCredential: Object.entries(Object(byCredential)).map(([id, values]) => ({
            credentialId: new Uint8Array(Buffer.from(id, 'base64url')),
            ...valuesOf(values),
          })),
        }),
  };
}

function valuesOf(values: unknown): { first: Uint8Array; second?: Uint8Array } {
  const [first, second] = [bufferOf(member(values, 'first')), bufferOf(member(values, 'second'))];
  return { first: first ?? new Uint8Array(), ...(second === null ? {} : { second }) };
}

function bufferOf(value: unknown): Uint8Array | null {
  const hex = member(value, '$buf');
  return typeof hex === 'string' ? new Uint8Array(Buffer.from(hex, 'hex')) : null;
}
