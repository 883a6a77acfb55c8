import {
  CeremonyError,
  parseAuthentication,
  parseRegistration,
  verifyAuthentication,
  verifyRegistration,
} from '@signet/webauthn';
import { authentication } from '../../packages/webauthn/src/ceremonies/authentication.ts';
import { registration } from '../../packages/webauthn/src/ceremonies/registration.ts';
import type { MadeCase } from '../hostile/authenticator-cases.ts';
import { changeMade, changeRecorded } from '../hostile/change-ceremony.ts';
import type { Random } from '../hostile/random.ts';
import { settings } from '../hostile/verdict.ts';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { expectedAuthentication, expectedRegistration } from '../vectors/kinds/expectation.ts';
import type { Material } from './material.ts';
import type { Target } from './target.ts';

type Ceremony = 'registration' | 'authentication';

/** Algorithms that sign fast: the others come once in so many inputs. */
const swift = /ES256|EdDSA|RS256|ESP256|Ed25519/u;
const seldom = 24;

/** Both ceremonies, from the envelope to the last row. */
export function ceremonyTargets(material: Material): readonly Target[] {
  return [
    ceremonyTarget('registration', material, { 'parse R.20': 0.2, 'verify R.22': 0.1, signature: 0.05 }),
    ceremonyTarget('authentication', material, { 'verify A.11': 0.2, signature: 0.05 }),
  ];
}

function ceremonyTarget(kind: Ceremony, material: Material, floors: Target['floors']): Target {
  const made = material.made.filter(({ ceremony }) => ceremony === kind);
  const recorded = material.recorded.filter((one) => one.kind === kind);
  const byId = new Map([...made.map(({ one }) => one), ...recorded].map((one) => [one.id, one]));
  return {
    name: kind,
    steps: stepsOf(kind),
    floors,
    make: (random) => {
      const { one } =
        recorded.length === 0 || random.once(2)
          ? changeMade(random, pickMade(random, made))
          : changeRecorded(random, random.pick(recorded));
      return Buffer.from(JSON.stringify({ of: one.id, response: one.response }));
    },
    run: (input) => {
      const { of, response }: { of: string; response: unknown } = JSON.parse(Buffer.from(input).toString('utf8'));
      const one = byId.get(of);
      if (one === undefined) throw new Error(`there is no case ${of}`);
      return furthest(kind, { ...one, response });
    },
  };
}

function pickMade(random: Random, made: readonly MadeCase[]): MadeCase {
  const one = random.pick(made);
  return swift.test(one.one.alg ?? '') || random.once(seldom) ? one : pickMade(random, made);
}

/** Rows in the order in which they run; the signature is a step of its own inside R.22 and A.21. */
function stepsOf(kind: Ceremony): readonly string[] {
  const { parse, verify } = kind === 'registration' ? registration : authentication;
  const steps = [...parse.map(({ step }) => `parse ${step}`), ...verify.map(({ step }) => `verify ${step}`)];
  const unique = [...new Set(steps)];
  const signed = unique.indexOf(kind === 'registration' ? 'verify R.22' : 'verify A.21');
  return [...unique.slice(0, signed + 1), 'signature', ...unique.slice(signed + 1), 'taken'];
}

/** How far a response came. */
function furthest(kind: Ceremony, one: CeremonyCase): string {
  let phase = 'parse';
  try {
    if (kind === 'registration') {
      const parsed = parseRegistration(one.response);
      phase = 'verify';
      verifyRegistration(parsed, expectedRegistration(one, settings));
    } else {
      const parsed = parseAuthentication(one.response);
      phase = 'verify';
      const { expected, credential } = expectedAuthentication(one);
      verifyAuthentication(parsed, expected, credential);
    }
    return 'taken';
  } catch (error) {
    if (!(error instanceof CeremonyError)) throw error;
    return ['bad_attestation_sig', 'bad_signature'].includes(error.code) ? 'signature' : `${phase} ${error.step}`;
  }
}
