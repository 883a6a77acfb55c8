import { createHash, createHmac } from 'node:crypto';
import { createAuthenticator } from '@signet/testkit';
import {
  authenticationOptions,
  parseAuthentication,
  parseRegistration,
  registrationOptions,
  verifyAuthentication,
  verifyRegistration,
} from '@signet/webauthn';
import { judge } from '../judge.ts';
import { member, text } from '../members.ts';
import type { KindOfCase, Question } from '../question.ts';
import { outputOf, readExamples } from './prf-examples.ts';
import type { PrfExample } from './prf-examples.ts';
import { authenticationScene, registrationScene } from './prf-scene.ts';

/** The PRF extension (§10.1.4): how results follow from inputs, and the forms that inputs and results have. */
export const prf: KindOfCase = {
  name: 'prf',
  read: (element) => {
    const random = text(member(element, 'shared'), 'authenticator_cred_random');
    const ctap = member(element, 'ctap');
    if (random === undefined || !Array.isArray(ctap)) return null;
    return [...ctap.map((one: unknown) => derivation(one, random)), ...readExamples(element).map(example)];
  },
};

const facts = { kind: 'prf', expect: 'accept' } as const;

/** The client hashes an input to a salt, the authenticator makes the result of it, and the page reads that. */
function derivation(one: unknown, random: string): Question {
  const values = member(one, 'values');
  const places = ['first', 'second'] as const;
  return {
    ...facts,
    id: text(one, 'title') ?? 'untitled',
    judge: () =>
      judge(() => {
        const results = places.flatMap((place, index) => {
          const input = text(values, `prf_eval_${place}`);
          if (input === undefined) return [];
          const salt = createHash('sha256').update('WebAuthn PRF\0').update(input, 'hex').digest();
          const result = createHmac('sha256', Buffer.from(random, 'hex')).update(salt).digest();
          expectEqual(salt.toString('hex'), text(values, `salt${index + 1}`));
          expectEqual(result.toString('hex'), text(values, `prf_results_${place}`));
          return [[place, result.toString('base64url')] as const];
        });
        signIn({}, { prf: { results: Object.fromEntries(results) } });
      }),
  };
}

function example(one: PrfExample): Question {
  const run = one.ceremony === 'create' ? create : signIn;
  return { ...facts, id: one.id, judge: () => judge(() => run(one.inputs, outputOf(one.output))) };
}

type Outputs = Record<string, unknown>;

function create(inputs: PrfExample['inputs'], outputs: Outputs): void {
  const { evalByCredential: _forSignIns, ...prf } = inputs;
  const scene = registrationScene({ prf });
  const made = createAuthenticator({ seed: 'prf' }).create(registrationOptions(scene.options), {
    origin: scene.expected.origins[0] ?? '',
  });
  const response = { ...made, clientExtensionResults: outputs };
  const { extensions } = verifyRegistration(parseRegistration(response), scene.expected);
  expectEqual(JSON.stringify(jsonOf(extensions.prf)), JSON.stringify(readable(outputs, true)));
}

function signIn(inputs: PrfExample['inputs'], outputs: Outputs): void {
  const scene = authenticationScene({ prf: inputs });
  const made = scene.authenticator.get(authenticationOptions(scene.options), {
    origin: scene.expected.origins[0] ?? '',
  });
  const response = { ...made, clientExtensionResults: outputs };
  const { extensions } = verifyAuthentication(parseAuthentication(response), scene.expected, scene.credential);
  expectEqual(JSON.stringify(jsonOf(extensions.prf)), JSON.stringify(readable(outputs, false)));
}

/** What was verified, with bytes as text. */
function jsonOf(value: unknown): unknown {
  const asText = (_: string, it: unknown): unknown =>
    it instanceof Uint8Array ? Buffer.from(it).toString('base64url') : it;
  return JSON.parse(JSON.stringify(value ?? null, asText));
}

/** What is to be read of the outputs: what is left out is null. */
function readable(outputs: Outputs, isCreation: boolean): unknown {
  const { prf } = outputs;
  const results = member(prf, 'results');
  const read =
    results === undefined ? null : { first: member(results, 'first'), second: member(results, 'second') ?? null };
  return isCreation ? { enabled: member(prf, 'enabled') ?? null, results: read } : { results: read };
}

function expectEqual(got: string, expected: string | undefined): void {
  if (got !== expected) throw new Error(`${got} where ${expected} is expected`);
}
